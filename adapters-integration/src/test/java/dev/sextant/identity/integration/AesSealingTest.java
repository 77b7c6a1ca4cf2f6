package dev.sextant.identity.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesSealingTest {

    private static final String PLACE = "totp user_01h455vb4pex5vsknk084sn02q";
    private static final SecretText SECRET = new SecretText("JBSWY3DPEHPK3PXP \u00e9\ud83d\udd11");

    private final String key = fresh();
    private final AesSealing sealing = sealing(key);

    private static String fresh() {
        var bytes = new byte[MasterKeys.BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static AesSealing sealing(String current, String... earlier) {
        return new AesSealing(MasterKeys.of(current, List.of(earlier)).get());
    }

    @Test
    void a_secret_is_opened_where_it_was_sealed() {
        assertThat(sealing.open(PLACE, sealing.seal(PLACE, SECRET))).isEqualTo(SECRET);
        assertThat(sealing.open(PLACE, sealing.seal(PLACE, new SecretText("")))).isEqualTo(new SecretText(""));
    }

    @Test
    void another_program_with_the_same_key_opens_it() {
        Sealed sealed = sealing.seal(PLACE, SECRET);

        assertThat(sealing(key.replace('+', '-').replace('/', '_').replace("=", "") + "\n")
                        .open(PLACE, sealed))
                .isEqualTo(SECRET);
    }

    @Test
    void the_same_secret_looks_different_each_time_and_tells_nothing_of_itself() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            seen.add(sealing.seal(PLACE, SECRET).content().substring(0, 16));
        }

        assertThat(seen).hasSize(1000);
        assertThat(new String(
                        Base64.getUrlDecoder()
                                .decode(sealing.seal(PLACE, SECRET).content()),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("JBSWY3DP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"totp user_01h455vb4pex5vsknk084sn02r", "signing-key user_01h455vb4pex5vsknk084sn02q", ""})
    void a_secret_that_was_moved_opens_nowhere(String elsewhere) {
        Sealed sealed = sealing.seal(PLACE, SECRET);

        assertThatThrownBy(() -> sealing.open(elsewhere, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_secret_with_any_bit_changed_does_not_open() {
        Sealed sealed = sealing.seal(PLACE, SECRET);
        byte[] content = Base64.getUrlDecoder().decode(sealed.content());
        for (int bit = 0; bit < content.length * Byte.SIZE; bit++) {
            byte[] changed = content.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertRefused(sealed.keyId(), changed);
        }
    }

    @Test
    void a_secret_with_any_part_missing_or_added_does_not_open() {
        Sealed sealed = sealing.seal(PLACE, SECRET);
        byte[] content = Base64.getUrlDecoder().decode(sealed.content());
        for (int length = 0; length < content.length; length++) {
            assertRefused(sealed.keyId(), Arrays.copyOf(content, length));
        }
        assertRefused(sealed.keyId(), Arrays.copyOf(content, content.length + 1));
    }

    private void assertRefused(String keyId, byte[] content) {
        var changed = new Sealed(keyId, Base64.getUrlEncoder().withoutPadding().encodeToString(content));
        assertThatThrownBy(() -> sealing.open(PLACE, changed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(keyId);
    }

    @Test
    void the_inner_key_of_one_secret_does_not_open_another() {
        byte[] one = Base64.getUrlDecoder().decode(sealing.seal(PLACE, SECRET).content());
        byte[] other = Base64.getUrlDecoder().decode(sealing.seal(PLACE, SECRET).content());
        System.arraycopy(one, 0, other, 0, 60);

        assertRefused(sealing.seal(PLACE, SECRET).keyId(), other);
    }

    @Test
    void what_is_no_base64_does_not_open() {
        String keyId = sealing.seal(PLACE, SECRET).keyId();

        assertThatThrownBy(() -> sealing.open(PLACE, new Sealed(keyId, "!!!")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void after_a_change_of_keys_old_secrets_open_and_are_known_as_old() {
        Sealed old = sealing.seal(PLACE, SECRET);
        AesSealing changed = sealing(fresh(), key);

        assertThat(sealing.isOld(old)).isFalse();
        assertThat(changed.isOld(old)).isTrue();
        assertThat(changed.open(PLACE, old)).isEqualTo(SECRET);

        Sealed again = changed.seal(PLACE, changed.open(PLACE, old));
        assertThat(changed.isOld(again)).isFalse();
        assertThatThrownBy(() -> sealing.open(PLACE, again)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_its_key_a_secret_does_not_open_and_the_key_is_named() {
        Sealed sealed = sealing.seal(PLACE, SECRET);

        assertThatThrownBy(() -> sealing(fresh()).open(PLACE, sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(sealed.keyId());
    }

    @Test
    void a_secret_under_the_name_of_another_key_does_not_open() {
        AesSealing both = sealing(fresh(), key);
        Sealed sealed = both.seal(PLACE, SECRET);
        String otherId = sealing.seal(PLACE, SECRET).keyId();

        assertThatThrownBy(() -> both.open(PLACE, new Sealed(otherId, sealed.content())))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "not base64 at all !!",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "cGFzc3dvcmRwYXNzd29yZHBhc3N3b3JkcGFzc3dvcmRwYXNzd29yZA=="
            })
    void what_is_no_random_key_of_32_bytes_is_refused_without_being_told(String text) {
        assertThat(MasterKeys.of(text, List.of()).isLeft()).isTrue();
        assertThat(MasterKeys.of(key, List.of(text)).getLeft()).startsWith("master key 2: ");
    }
}
