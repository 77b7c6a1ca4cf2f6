package dev.sextant.identity.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.SecretText;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpCodesTest {

    private static final String DIGITS = "1234567890";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final long STEP = NOON.getEpochSecond() / 30;

    private final TotpCodes codes = new TotpCodes("Sextant & Co");
    private final SecretText secret = codes.secret(bytes(20));

    private static byte[] bytes(int length) {
        return DIGITS.repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    private String codeOf(long step) {
        return TimeBasedCode.at("HmacSHA1", bytes(20), step, 6);
    }

    /** RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void codes_are_those_of_the_standard(long second, String sha1, String sha256, String sha512) {
        long step = second / 30;

        assertThat(TimeBasedCode.at("HmacSHA1", bytes(20), step, 8)).isEqualTo(sha1);
        assertThat(TimeBasedCode.at("HmacSHA256", bytes(32), step, 8)).isEqualTo(sha256);
        assertThat(TimeBasedCode.at("HmacSHA512", bytes(64), step, 8)).isEqualTo(sha512);
        assertThat(codes.stepOf(secret, sha1.substring(2), Instant.ofEpochSecond(second)))
                .isEqualTo(Option.some(step));
    }

    @Test
    void a_code_is_right_in_its_step_the_one_before_and_the_one_after() {
        assertThat(codes.stepOf(secret, codeOf(STEP), NOON)).isEqualTo(Option.some(STEP));
        assertThat(codes.stepOf(secret, codeOf(STEP - 1), NOON)).isEqualTo(Option.some(STEP - 1));
        assertThat(codes.stepOf(secret, codeOf(STEP + 1), NOON)).isEqualTo(Option.some(STEP + 1));
        assertThat(codes.stepOf(secret, codeOf(STEP - 2), NOON)).isEqualTo(Option.none());
        assertThat(codes.stepOf(secret, codeOf(STEP + 2), NOON)).isEqualTo(Option.none());
    }

    @Test
    void a_step_lasts_thirty_seconds() {
        String code = codeOf(STEP);

        assertThat(codes.stepOf(secret, code, NOON.plusSeconds(59))).isEqualTo(Option.some(STEP));
        assertThat(codes.stepOf(secret, code, NOON.plusSeconds(60))).isEqualTo(Option.none());
        assertThat(codes.stepOf(secret, code, NOON.minusSeconds(30))).isEqualTo(Option.some(STEP));
        assertThat(codes.stepOf(secret, code, NOON.minusSeconds(31))).isEqualTo(Option.none());
    }

    @Test
    void blanks_inside_a_code_do_not_count() {
        String code = codeOf(STEP);
        String typed = " " + code.substring(0, 3) + "\u00a0" + code.substring(3) + "\t";

        assertThat(codes.stepOf(secret, typed, NOON)).isEqualTo(Option.some(STEP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "00000", "0000000", "abcdef", "-12345", "\u0661\u0662\u0663\u0664\u0665\u0666"})
    void what_is_no_code_is_right_for_no_step(String typed) {
        assertThat(codes.stepOf(secret, typed, NOON)).isEqualTo(Option.none());
        assertThat(codes.stepOf(secret, codeOf(STEP) + typed + " ".repeat(100), NOON))
                .isEqualTo(Option.none());
    }

    @Test
    void a_secret_is_base32_as_devices_take_it() {
        assertThat(secret.value()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Base32.decode(secret.value()).get()).isEqualTo(bytes(20));
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32_is_that_of_the_standard(String text, String encoded) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
        assertThat(new String(
                        Base32.decode(encoded.toLowerCase(java.util.Locale.ROOT))
                                .get(),
                        StandardCharsets.US_ASCII))
                .isEqualTo(text);
    }

    @Test
    void a_broken_secret_is_said_so_without_being_told() {
        assertThatThrownBy(() -> codes.stepOf(new SecretText("not base32!"), "000000", NOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("not base32!");
    }

    @Test
    void the_address_for_a_device_names_issuer_account_and_secret() {
        assertThat(codes.address(new SecretText("ABC234"), "ada+x@example.org"))
                .isEqualTo("otpauth://totp/Sextant%20%26%20Co:ada%2Bx%40example.org?secret=ABC234"
                        + "&issuer=Sextant%20%26%20Co&algorithm=SHA1&digits=6&period=30");
    }
}
