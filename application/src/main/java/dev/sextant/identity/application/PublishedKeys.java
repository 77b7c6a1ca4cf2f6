package dev.sextant.identity.application;

import org.jmolecules.architecture.hexagonal.Port;

/** Tells other programs by which keys they can verify access tokens themselves. Safe for many threads. */
@FunctionalInterface
@Port
public interface PublishedKeys {

    /**
     * Every public key that verifies now, newest first, as a JSON Web Key Set (RFC 7517).
     *
     * @throws dev.sextant.shared.application.Unavailable when no key is known here and none can be read now
     */
    String json();
}
