package dev.sextant.shared.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Signs what clients carry back unread (HMAC-SHA-256, RFC 2104, cut to 96 bits as its section 5 allows). Safe for many threads. */
final class Signatures {

    private static final int KEPT_BYTES = 12;

    private final SecretKey key;

    Signatures(SecretKey key) {
        this.key = key;
    }

    /** The signature of some texts, in 16 characters that are safe in headers and addresses. */
    String sign(String purpose, String... texts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            update(mac, purpose);
            for (String text : texts) {
                update(mac, text);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac.doFinal(), KEPT_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HmacSHA256", missing);
        }
    }

    /** Whether a signature is right, in a time that does not tell how much of it is. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** The length goes first, so that two lists of texts never look the same. */
    private static void update(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
    }
}
