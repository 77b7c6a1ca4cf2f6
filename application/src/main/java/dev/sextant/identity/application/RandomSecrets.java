package dev.sextant.identity.application;

import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Gives bytes that nobody can guess. Safe for many threads. */
@FunctionalInterface
@SecondaryPort
public interface RandomSecrets {

    /**
     * Fresh unpredictable bytes.
     *
     * @param count how many, 1 to 1,024
     */
    byte[] next(int count);
}
