package dev.sextant.messaging.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Whatever is sent, a receiver believes exactly what was signed. */
class SignatureProperties {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static boolean isBelieved(WebhookSecret secret, Signature.Headers headers, byte[] body) {
        return SignatureCheck.with(secret).check(headers, body, NOON).isRight();
    }

    @Property(tries = 300)
    void what_was_signed_is_believed_and_one_flipped_bit_is_not(
            @ForAll @Size(min = 24, max = 64) byte[] random,
            @ForAll @StringLength(min = 1, max = 200) String text,
            @ForAll @IntRange(max = 10_000) int where) {
        var secret = WebhookSecret.of(random);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        var headers = Signature.headers(List.of(secret), "evt_1", NOON, text);

        assertThat(isBelieved(secret, headers, body)).isTrue();
        body[where % body.length] ^= 1;
        assertThat(isBelieved(secret, headers, body)).isFalse();
    }

    @Property(tries = 300)
    void another_secret_signs_nothing(
            @ForAll @Size(min = 24, max = 64) byte[] one, @ForAll @Size(min = 24, max = 64) byte[] other) {
        Assume.that(!java.util.Arrays.equals(one, other));
        var headers = Signature.headers(List.of(WebhookSecret.of(one)), "evt_1", NOON, "{}");

        assertThat(isBelieved(WebhookSecret.of(other), headers, "{}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }
}
