package dev.sextant.identity.application;

import dev.sextant.identity.domain.SecretText;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** One-time codes that anybody could compute, for tests; the steps are those of the real ones. */
public final class PlainCodes implements OneTimeCodes {

    private static final int STEP_SECONDS = 30;
    private static final int CODES = 1_000_000;

    @Override
    public SecretText secret(byte[] random) {
        return new SecretText(HexFormat.of().formatHex(random));
    }

    /** What a device with the secret shows at a moment. */
    public static String shownAt(String secret, Instant at) {
        return code(secret, step(at));
    }

    private static long step(Instant at) {
        return at.getEpochSecond() / STEP_SECONDS;
    }

    private static String code(String secret, long step) {
        return String.format(Locale.ROOT, "%06d", Math.floorMod((secret + step).hashCode(), CODES));
    }

    @Override
    public Option<Long> stepOf(SecretText secret, String code, Instant at) {
        long now = step(at);
        return Option.ofOptional(List.of(now, now - 1, now + 1).stream()
                .filter(step -> code(secret.value(), step).equals(code))
                .findFirst());
    }

    @Override
    public String address(SecretText secret, String account) {
        return "otpauth://totp/" + account + "?secret=" + secret.value();
    }
}
