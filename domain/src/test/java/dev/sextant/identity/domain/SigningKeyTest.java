package dev.sextant.identity.domain;

import static dev.sextant.identity.domain.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A key that was replaced verifies until the last token that it signed has expired. */
class SigningKeyTest {

    private final SigningKey key = new SigningKey("sig-1", "public", new Sealed("k1", "private"), NOON, Option.none());

    @Test
    void the_newest_key_signs_and_verifies() {
        assertThat(key.signs()).isTrue();
        assertThat(key.verifiesAt(NOON.plus(Duration.ofDays(3650)))).isTrue();
    }

    @Test
    void a_replaced_key_verifies_for_as_long_as_a_token_of_it_can_live() {
        SigningKey retired = key.retired(NOON);
        Instant lastTokenOfALateNode = NOON.plus(SigningKey.HEARSAY).plus(SigningKey.TOKEN_LIFE);

        assertThat(retired.signs()).isFalse();
        assertThat(retired.verifiesAt(lastTokenOfALateNode)).isTrue();
        assertThat(retired.verifiesAt(lastTokenOfALateNode.plus(SigningKey.LEEWAY)))
                .isFalse();
        assertThat(retired.retired(NOON.plusSeconds(60))).isEqualTo(retired);
    }
}
