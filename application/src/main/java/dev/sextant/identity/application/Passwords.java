package dev.sextant.identity.application;

import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.PasswordHash;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Hashes passwords and checks them against hashes. Both take tens of milliseconds and tens of megabytes on purpose, so an adapter bounds how many run at once. Called outside of transactions, because nobody
 * should hold a connection meanwhile. Safe for many threads.
 */
@SecondaryPort
public interface Passwords {

    /**
     * A hash with the parameters of today and its own salt.
     *
     * @throws dev.sextant.shared.application.Unavailable when too many wait already
     */
    PasswordHash hash(Password password);

    /**
     * Whether it is the password of the hash, in a time that does not depend on how much of it is right. A hash that cannot be read fits no password.
     *
     * @throws dev.sextant.shared.application.Unavailable when too many wait already
     */
    boolean matches(Password password, PasswordHash hash);

    /**
     * Does the same work as {@link #matches} for nobody, so that the time of a login does not tell whether there is such an account.
     *
     * @throws dev.sextant.shared.application.Unavailable when too many wait already
     */
    void verifyNothing(Password password);

    /** Whether the hash was made with weaker parameters than those of today, so that the password should be hashed again at its next use. Quick. */
    boolean needsUpgrade(PasswordHash hash);

    /** Whether it is in the list of the most common passwords, whatever its case. Quick. */
    boolean isCommon(Password password);
}
