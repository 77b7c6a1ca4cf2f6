package dev.sextant.identity.application;

import dev.sextant.identity.domain.EmailAddress;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Takes letters for delivery. It returns before a letter is delivered, in a time that does not depend on whom it is for, and says nothing of what became of it: a letter may be lost, and whoever waits for
 * one asks again. It may be called inside a transaction: a letter about something that is rolled back afterwards carries a token that leads nowhere. Safe for many threads.
 */
@FunctionalInterface
@SecondaryPort
public interface Mail {

    /**
     * Takes one letter.
     *
     * @param to the address as its owner writes it
     * @param subject one line, without control characters
     * @param text plain text in lines; may hold a secret link, so it is never logged
     */
    void send(EmailAddress to, String subject, String text);
}
