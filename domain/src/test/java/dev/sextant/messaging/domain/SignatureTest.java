package dev.sextant.messaging.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.messaging.domain.SignatureCheck.Doubt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message is believed when it was signed a moment ago with a known secret, and no byte of it is another one. */
class SignatureTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String BODY = "{\"type\":\"case.opened\"}";
    private static final WebhookSecret OLD = WebhookSecret.of(bytes((byte) 1));
    private static final WebhookSecret NEW = WebhookSecret.of(bytes((byte) 2));

    private static byte[] bytes(byte value) {
        var bytes = new byte[WebhookSecret.BYTES];
        java.util.Arrays.fill(bytes, value);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Object checked(SignatureCheck check, Signature.Headers headers, String body, Instant now) {
        return check.check(headers, utf8(body), now).fold(doubt -> doubt, sent -> sent);
    }

    @Test
    void the_reference_vector_of_standard_webhooks_is_met() {
        var secret =
                WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").get();

        assertThat(Signature.of(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, utf8("{\"test\": 2432232314}")))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** RFC 4231, test cases 1, 2 and 6. */
    @Test
    void the_hash_is_that_of_the_standard_for_short_and_long_keys() {
        var twenty = new byte[20];
        java.util.Arrays.fill(twenty, (byte) 0x0b);
        var long131 = new byte[131];
        java.util.Arrays.fill(long131, (byte) 0xaa);

        assertThat(hex(twenty, "Hi There"))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assertThat(hex(utf8("Jefe"), "what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(hex(long131, "Test Using Larger Than Block-Size Key - Hash Key First"))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    private static String hex(byte[] key, String message) {
        return HexFormat.of().formatHex(SignatureHash.of(key, utf8(message)));
    }

    @Test
    void a_message_that_was_just_signed_is_believed() {
        Signature.Headers headers = Signature.headers(List.of(NEW), "evt_1", NOON, BODY);

        assertThat(headers.asMap().keySet())
                .containsExactlyInAnyOrder(Signature.ID, Signature.TIMESTAMP, Signature.SIGNATURES);
        assertThat(checked(SignatureCheck.with(NEW), headers, BODY, NOON)).isEqualTo(NOON);
    }

    @Test
    void while_the_secret_is_replaced_both_sign_and_either_receiver_believes() {
        Signature.Headers headers = Signature.headers(List.of(NEW, OLD), "evt_1", NOON, BODY);

        assertThat(headers.signatures().split(" ")).hasSize(2).allMatch(one -> one.startsWith("v1,"));
        assertThat(checked(SignatureCheck.with(OLD), headers, BODY, NOON)).isEqualTo(NOON);
        assertThat(checked(SignatureCheck.with(NEW), headers, BODY, NOON)).isEqualTo(NOON);
        assertThat(checked(
                        SignatureCheck.with(OLD, NEW),
                        Signature.headers(List.of(OLD), "evt_1", NOON, BODY),
                        BODY,
                        NOON))
                .isEqualTo(NOON);
    }

    @Test
    void id_time_and_body_are_all_signed() {
        Signature.Headers headers = Signature.headers(List.of(NEW), "evt_1", NOON, BODY);
        SignatureCheck check = SignatureCheck.with(NEW);
        String signatures = headers.signatures();
        String time = headers.timestamp();
        String later = Long.toString(NOON.getEpochSecond() + 1);

        assertThat(checked(check, headers, BODY + " ", NOON)).isEqualTo(Doubt.NOT_SIGNED);
        assertThat(checked(check, new Signature.Headers("evt_2", time, signatures), BODY, NOON))
                .isEqualTo(Doubt.NOT_SIGNED);
        assertThat(checked(check, new Signature.Headers("evt_1", later, signatures), BODY, NOON))
                .isEqualTo(Doubt.NOT_SIGNED);
        assertThat(checked(SignatureCheck.with(OLD), headers, BODY, NOON)).isEqualTo(Doubt.NOT_SIGNED);
        assertThat(checked(check, new Signature.Headers("evt_1", time, ""), BODY, NOON))
                .isEqualTo(Doubt.NOT_SIGNED);
    }

    @Test
    void a_message_is_believed_for_five_minutes_in_either_direction() {
        Signature.Headers headers = Signature.headers(List.of(NEW), "evt_1", NOON, BODY);
        SignatureCheck check = SignatureCheck.with(NEW);
        Duration five = SignatureCheck.TOLERANCE;

        assertThat(checked(check, headers, BODY, NOON.plus(five))).isEqualTo(NOON);
        assertThat(checked(check, headers, BODY, NOON.plus(five).plusSeconds(1)))
                .isEqualTo(Doubt.TOO_OLD);
        assertThat(checked(check, headers, BODY, NOON.minus(five))).isEqualTo(NOON);
        assertThat(checked(check, headers, BODY, NOON.minus(five).minusSeconds(1)))
                .isEqualTo(Doubt.TOO_NEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", "-1", "1.5", "1614265330 ", "99999999999999999999"})
    void a_time_that_is_no_number_is_malformed(String timestamp) {
        assertThat(checked(SignatureCheck.with(NEW), new Signature.Headers("evt_1", timestamp, "v1,AA=="), BODY, NOON))
                .isEqualTo(Doubt.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_!!!!",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_c2hvcnQ=",
                "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void what_is_no_secret_is_refused_without_repeating_it(String text) {
        String why = WebhookSecret.parse(text).getLeft();

        assertThat(why).contains("secret");
        if (text.length() > "whsec_".length()) {
            assertThat(why).doesNotContain(text);
        }
        assertThatThrownBy(() -> new WebhookSecret(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_secret_is_not_told_by_its_text_form() {
        assertThat(NEW.toString()).doesNotContain(NEW.value().substring(6));
        assertThat(NEW.value()).startsWith("whsec_").hasSize(6 + 44);
    }
}
