package dev.sextant.identity.application;

import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SecretText;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Encrypts small secrets that must be read again, so that a copy of the database alone does not tell them. Safe for many threads. */
@SecondaryPort
public interface Sealing {

    /**
     * Encrypts with the key of today.
     *
     * @param place where it will be kept, such as {@code totp user_…}; it can be opened only for the same place, so that nobody moves it elsewhere
     */
    Sealed seal(String place, SecretText secret);

    /**
     * Decrypts.
     *
     * @param place where it was kept
     * @throws IllegalStateException when the key is unknown, or the content was changed or moved; the message names the key, never the content
     */
    SecretText open(String place, Sealed kept);

    /** Whether it was encrypted with an older key than that of today, so that it should be sealed again. */
    boolean isOld(Sealed kept);
}
