package dev.sextant.shared.application;

import java.time.Duration;
import org.jmolecules.architecture.hexagonal.Port;

/** Tells whether everything that the work needs can be reached now. Safe for many threads. */
@FunctionalInterface
@Port
public interface Readiness {

    /**
     * Looks, and does not throw.
     *
     * @param limit how long it may take at most; when the time is over, the answer is no
     */
    boolean isReady(Duration limit);
}
