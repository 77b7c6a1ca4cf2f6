package dev.sextant.messaging.application;

import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Reaches those who deliver events. */
@SecondaryPort
@FunctionalInterface
public interface RelayCall {

    /** Has them look for what is due now; without it they look by themselves within a second. Never throws; safe for many threads. */
    void look();
}
