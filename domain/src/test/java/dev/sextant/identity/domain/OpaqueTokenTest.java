package dev.sextant.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tokens say what they are for, and nothing else. */
class OpaqueTokenTest {

    private static final byte[] RANDOM = new byte[OpaqueToken.SECRET_BYTES];
    private static final List<SecretKind> KINDS = Arrays.stream(SecretKind.values())
            .filter(kind -> kind != SecretKind.OPEN_ID)
            .toList();

    static {
        Arrays.fill(RANDOM, (byte) 0xFB);
    }

    private static OpaqueToken token(SecretKind kind) {
        return kind == SecretKind.API_KEY
                ? OpaqueToken.ofApiKey(RANDOM, new byte[] {1, 2, 3, 4, 5})
                : OpaqueToken.of(kind, RANDOM);
    }

    @Test
    void a_token_begins_with_what_it_is_for_and_is_read_as_that_only() {
        assertThat(token(SecretKind.REFRESH).value()).matches("sxt_ref_[A-Za-z0-9_-]{43}");
        assertThat(token(SecretKind.API_KEY).value()).matches("sxt_key_[0-9a-z]{8}_[A-Za-z0-9_-]{43}");
        for (SecretKind made : KINDS) {
            for (SecretKind read : KINDS) {
                assertThat(OpaqueToken.parse(read, token(made).value()).isDefined())
                        .isEqualTo(made == read);
            }
        }
    }

    @Test
    void an_api_key_shows_a_prefix_that_tells_it_from_others() {
        OpaqueToken key = token(SecretKind.API_KEY);

        assertThat(key.visiblePrefix()).hasSize("sxt_key_".length() + 8);
        assertThat(key.value()).startsWith(key.visiblePrefix() + "_");
    }

    @Test
    void what_is_a_little_different_is_no_token() {
        String good = token(SecretKind.API_KEY).value();

        assertThat(OpaqueToken.parse(SecretKind.API_KEY, good).get().digest()).isEqualTo(SecretDigest.of(good));
        for (String bad : List.of(
                good + "A",
                good.substring(1),
                good + "\n",
                good.toUpperCase(Locale.ROOT),
                "",
                "sxt_key_",
                " " + good)) {
            assertThat(OpaqueToken.parse(SecretKind.API_KEY, bad).isEmpty()).isTrue();
        }
    }

    @Test
    void a_token_is_made_of_enough_randomness() {
        assertThatThrownBy(() -> OpaqueToken.of(SecretKind.REFRESH, new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OpaqueToken.ofApiKey(RANDOM, new byte[4]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_log_can_tell_a_token() {
        String good = token(SecretKind.INVITATION).value();

        assertThat(token(SecretKind.INVITATION).toString()).doesNotContain(good.substring(8));
    }

    @Test
    void a_digest_comes_back_from_its_bytes() {
        SecretDigest digest = SecretDigest.of("");

        assertThat(digest.hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(SecretDigest.of(digest.bytes())).isEqualTo(digest);
        assertThatThrownBy(() -> new SecretDigest("E3")).isInstanceOf(IllegalArgumentException.class);
    }
}
