package dev.sextant.identity.integration;

import dev.sextant.identity.application.OneTimeCodes;
import dev.sextant.identity.domain.SecretText;
import io.vavr.control.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Time-based one-time codes (RFC 6238) as every authenticator program makes them: HMAC-SHA-1, six digits, steps of 30 seconds. A code is right in its own step and, for clocks that differ and fingers that are slow,
 * in the one before and the one after. It tells which step a code is for, so that the caller takes each step once. Safe for many threads.
 */
public final class TotpCodes implements OneTimeCodes {

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final String ALGORITHM = "HmacSHA1";
    private static final int LONGEST_CODE = 40;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Zs}]+");

    private final String issuer;

    /**
     * Codes of an issuer.
     *
     * @param issuer what devices show as the program that the codes are for
     */
    public TotpCodes(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public SecretText secret(byte[] random) {
        return new SecretText(Base32.encode(random));
    }

    /**
     * The step for which a code is right. All three steps are compared, in the same time whether one fits or none.
     *
     * @throws IllegalStateException when the secret is not in base32
     */
    @Override
    public Option<Long> stepOf(SecretText secret, String code, Instant at) {
        byte[] key = Base32.decode(secret.value())
                .getOrElseThrow(() -> new IllegalStateException("the key of a second factor is not in base32"));
        String typed = code.length() > LONGEST_CODE ? "" : BLANKS.matcher(code).replaceAll("");
        long present = Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
        Option<Long> found = Option.none();
        for (long step : LongStream.rangeClosed(present - 1, present + 1).toArray()) {
            if (isEqual(TimeBasedCode.at(ALGORITHM, key, step, DIGITS), typed)) {
                found = Option.some(step);
            }
        }
        return found;
    }

    private static boolean isEqual(String expected, String typed) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), typed.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String address(SecretText secret, String account) {
        return "otpauth://totp/" + encode(issuer) + ":" + encode(account) + "?secret=" + secret.value() + "&issuer="
                + encode(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP_SECONDS;
    }

    /** Percent-encoded; a plus for a blank is not understood by all programs. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
