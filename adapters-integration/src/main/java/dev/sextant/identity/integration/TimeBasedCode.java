package dev.sextant.identity.integration;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The code of one time step.
 *
 * <p>Source: RFC 6238 on RFC 4226, section 5.3: the HMAC of the step as 8 bytes, four bytes of it at an offset that its last four bits name, without the sign, modulo a power of ten.
 */
final class TimeBasedCode {

    private static final int LOW_FOUR_BITS = 0xF;
    private static final int WITHOUT_SIGN = 0x7FFF_FFFF;

    private TimeBasedCode() {}

    /**
     * Computes a code.
     *
     * @param algorithm {@code HmacSHA1}, which every authenticator program knows, {@code HmacSHA256} or {@code HmacSHA512}
     * @param key at least one byte
     * @param step how many periods passed since 1970
     * @param digits 6 to 8
     */
    static String at(String algorithm, byte[] key, long step, int digits) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & LOW_FOUR_BITS;
            int truncated = ByteBuffer.wrap(hash).getInt(offset) & WITHOUT_SIGN;
            int modulus = (int) Math.round(Math.pow(10, digits));
            return String.format(Locale.ROOT, "%0" + digits + "d", truncated % modulus);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + algorithm, impossible);
        }
    }
}
