package dev.sextant.identity.integration;

import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a content with a key of its own, and that key with a master key, both by AES-256 in Galois/Counter mode (NIST SP 800-38D). A key thus encrypts
 * one content, however many there are. Both layers authenticate a context: a sealed content that is moved to another place opens nowhere.
 *
 * <p>Layout: nonce and encrypted inner key (12 + 48 bytes), nonce and encrypted content (12 + n + 16 bytes). A master key encrypts far fewer than 2^32 inner keys, so random nonces do not meet.
 */
final class EnvelopeCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int WRAPPED_BYTES = NONCE_BYTES + MasterKeys.BYTES + TAG_BYTES;
    private static final int LEAST_BYTES = WRAPPED_BYTES + NONCE_BYTES + TAG_BYTES;
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    private final SecureRandom random = new SecureRandom();

    /** Seals a content for a context under a master key. */
    byte[] seal(SecretKey master, byte[] context, byte[] content) {
        byte[] inner = bytes(MasterKeys.BYTES);
        try {
            byte[] wrapped = encrypt(master, context, inner);
            byte[] encrypted = encrypt(new SecretKeySpec(inner, "AES"), context, content);
            return ByteBuffer.allocate(wrapped.length + encrypted.length)
                    .put(wrapped)
                    .put(encrypted)
                    .array();
        } finally {
            Arrays.fill(inner, (byte) 0);
        }
    }

    /** Opens it; none when it was sealed for another context or under another master key, or was changed. */
    Option<byte[]> open(SecretKey master, byte[] context, byte[] sealed) {
        if (sealed.length < LEAST_BYTES) {
            return Option.none();
        }
        return decrypt(master, context, sealed, 0, WRAPPED_BYTES).flatMap(inner -> {
            try {
                return decrypt(
                        new SecretKeySpec(inner, "AES"), context, sealed, WRAPPED_BYTES, sealed.length - WRAPPED_BYTES);
            } finally {
                Arrays.fill(inner, (byte) 0);
            }
        });
    }

    private byte[] encrypt(SecretKey key, byte[] context, byte[] content) {
        byte[] nonce = bytes(NONCE_BYTES);
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
            cipher.updateAAD(context);
            byte[] encrypted = cipher.doFinal(content);
            return ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES-GCM", impossible);
        }
    }

    private static Option<byte[]> decrypt(SecretKey key, byte[] context, byte[] from, int start, int length) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(
                    Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, from, start, NONCE_BYTES));
            cipher.updateAAD(context);
            return Option.some(cipher.doFinal(from, start + NONCE_BYTES, length - NONCE_BYTES));
        } catch (AEADBadTagException changed) {
            return Option.none();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES-GCM", impossible);
        }
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
