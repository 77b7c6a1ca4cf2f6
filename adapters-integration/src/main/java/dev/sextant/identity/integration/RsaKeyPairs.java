package dev.sextant.identity.integration;

import dev.sextant.identity.application.KeyPairs;
import dev.sextant.identity.domain.SecretText;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** Makes pairs of RSA keys. Safe for many threads. */
public final class RsaKeyPairs implements KeyPairs {

    /** The length of a new key, in bits: good beyond 2030 by NIST SP 800-57, at a price that stands in {@code docs/benchmarks.md}. */
    public static final int BITS = 3072;

    private final int bits;

    /** Pairs of {@value #BITS} bits. */
    public RsaKeyPairs() {
        this(BITS);
    }

    RsaKeyPairs(int bits) {
        this.bits = bits;
    }

    @Override
    public KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            java.security.KeyPair pair = generator.generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            return new KeyPair(
                    base64.encodeToString(pair.getPublic().getEncoded()),
                    new SecretText(base64.encodeToString(pair.getPrivate().getEncoded())));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has RSA", impossible);
        }
    }
}
