package dev.sextant.identity.domain;

import java.time.Instant;
import java.util.Set;

/** What a login needs beside the password. */
public sealed interface SecondFactor {

    /** Nothing. */
    record Off() implements SecondFactor {}

    /**
     * Nothing yet: a device was given the secret and has not proven that it has it.
     *
     * @param secret the secret of the one-time codes
     * @param startedAt when the device was given it
     */
    record Started(Sealed secret, Instant startedAt) implements SecondFactor {}

    /**
     * A one-time code, or one of the recovery codes.
     *
     * @param secret the secret of the one-time codes
     * @param lastStep the time step of the code used last; no code of it or an earlier one is taken again
     * @param recoveryCodes the digests of the recovery codes that were not used yet
     * @param since when the device proved that it has the secret
     */
    record On(Sealed secret, long lastStep, Set<SecretDigest> recoveryCodes, Instant since) implements SecondFactor {

        /** Copies the codes. */
        public On {
            recoveryCodes = Set.copyOf(recoveryCodes);
        }
    }
}
