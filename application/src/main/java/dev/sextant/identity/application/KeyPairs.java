package dev.sextant.identity.application;

import dev.sextant.identity.domain.SecretText;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Makes pairs of keys for access tokens. Safe for many threads. */
@FunctionalInterface
@SecondaryPort
public interface KeyPairs {

    /**
     * A pair of keys for RS256.
     *
     * @param publicKey X.509 SubjectPublicKeyInfo in base64
     * @param privateKey PKCS #8 in base64
     */
    record KeyPair(String publicKey, SecretText privateKey) {}

    /** A new pair, of at least 2,048 bits; takes up to a second. */
    KeyPair generate();
}
