package dev.sextant.identity.integration;

import dev.sextant.identity.domain.SecretText;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys that were read from their texts, kept because reading one costs as much as using it. Safe for many threads. */
final class RsaKeys {

    /** More keys than a server ever has at once; beyond it all are read anew. */
    private static final int MOST = 32;

    private final Map<String, PublicKey> publicKeys = new ConcurrentHashMap<>();
    private final Map<SecretText, PrivateKey> privateKeys = new ConcurrentHashMap<>();

    /** A key that verifies, from X.509 SubjectPublicKeyInfo in base64. */
    PublicKey publicKey(String text) {
        forgetWhenFull(publicKeys);
        return publicKeys.computeIfAbsent(text, RsaKeys::readPublic);
    }

    /** A key that signs, from PKCS #8 in base64. */
    PrivateKey privateKey(SecretText text) {
        forgetWhenFull(privateKeys);
        return privateKeys.computeIfAbsent(text, RsaKeys::readPrivate);
    }

    private static void forgetWhenFull(Map<?, ?> keys) {
        if (keys.size() >= MOST) {
            keys.clear();
        }
    }

    private static PublicKey readPublic(String text) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IllegalStateException("a public key of access tokens cannot be read", broken);
        }
    }

    private static PrivateKey readPrivate(SecretText text) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text.value())));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IllegalStateException("a private key of access tokens cannot be read", broken);
        }
    }
}
