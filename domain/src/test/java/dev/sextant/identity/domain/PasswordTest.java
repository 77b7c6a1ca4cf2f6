package dev.sextant.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.domain.FieldError;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A password is long, and not what everybody tries first. */
class PasswordTest {

    private static String codeOf(String text) {
        return Password.of("/password", text, Set.of("ada.lovelace@example.org", "Ada Lovelace"))
                .fold(FieldError::code, password -> "good");
    }

    @Test
    void twelve_characters_of_any_kind_are_enough() {
        assertThat(codeOf("elevenchars")).isEqualTo("too_short");
        assertThat(codeOf("twelve chars")).isEqualTo("good");
        assertThat(codeOf("🚢".repeat(12))).isEqualTo("good");
        assertThat(codeOf("x".repeat(128))).isEqualTo("good");
        assertThat(codeOf("x".repeat(129))).isEqualTo("too_long");
    }

    @Test
    void what_is_no_text_is_refused() {
        assertThat(codeOf("nul \u0000 inside it")).isEqualTo("invalid_character");
        assertThat(codeOf("half \ud83d of a pair")).isEqualTo("invalid_character");
        assertThat(codeOf("two\nlines of it")).isEqualTo("invalid_character");
    }

    @Test
    void ones_own_name_and_address_are_refused() {
        assertThat(codeOf("ADA LOVELACE")).isEqualTo("too_obvious");
        assertThat(codeOf("Ada.Lovelace@example.org")).isEqualTo("too_obvious");
    }

    @Test
    void the_same_password_from_two_keyboards_is_the_same() {
        assertThat(Password.typed("caf\u00e9 au lait")).isEqualTo(Password.typed("cafe\u0301\u00a0au\u3000lait"));
        assertThat(Password.typed("Case Counts")).isNotEqualTo(Password.typed("case counts"));
    }

    @Test
    void no_log_can_tell_a_password() {
        assertThat(Password.typed("hunter2hunter2").toString()).doesNotContain("hunter2");
        assertThat(new PasswordHash("$argon2id$…").toString()).doesNotContain("argon");
        assertThat(new SecretText("JBSWY3DP").toString()).doesNotContain("JBSW");
    }
}
