package dev.sextant.messaging.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC with SHA-256.
 *
 * <p>Source: RFC 2104, section 2. The domain sees nothing of Java but its base, which has the hash but not this.
 */
final class SignatureHash {

    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5C;

    private SignatureHash() {}

    /** The code of a message under a key. */
    static byte[] of(byte[] key, byte[] message) {
        MessageDigest hash = sha256();
        byte[] block = Arrays.copyOf(key.length > BLOCK ? hash.digest(key) : key, BLOCK);
        hash.update(xor(block, INNER));
        byte[] inner = hash.digest(message);
        hash.update(xor(block, OUTER));
        return hash.digest(inner);
    }

    private static byte[] xor(byte[] block, byte pad) {
        var mixed = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            mixed[i] = (byte) (block[i] ^ pad);
        }
        return mixed;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
