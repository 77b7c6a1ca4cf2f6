package dev.sextant.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two spellings that lead to one mailbox are one address. */
class EmailAddressTest {

    private static Validation<FieldError, EmailAddress> read(String text) {
        return EmailAddress.of("/email", text);
    }

    @ParameterizedTest
    @CsvSource({
        "Ada@Example.ORG, ada@example.org",
        "' ada@example.org ', ada@example.org",
        "a.d.a+cases@example.org, a.d.a+cases@example.org",
        "ＡＤＡ＠ｅｘａｍｐｌｅ．ｏｒｇ, ada@example.org",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@BÜCHER.example, ada@xn--bcher-kva.example",
        "åda@example.org, åda@example.org",
        "\u212Adam@example.org, kdam@example.org",
        "o'hara@example.org, o'hara@example.org",
        "ada@mail.internal.example, ada@mail.internal.example",
    })
    void an_address_is_folded_to_one_form(String typed, String normalised) {
        assertThat(read(typed).get().normalised()).isEqualTo(normalised);
    }

    @Test
    void the_address_stays_as_its_owner_writes_it() {
        EmailAddress ada = read("  Ada.Lovelace@Example.ORG ").get();

        assertThat(ada.value()).isEqualTo("Ada.Lovelace@Example.ORG");
        assertThat(ada).hasToString("Ada.Lovelace@Example.ORG");
        assertThat(ada.isSameMailbox(read("ada.lovelace@example.org").get())).isTrue();
        assertThat(ada.isSameMailbox(read("adalovelace@example.org").get())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@example.org",
                "ada@",
                "ada@example",
                "ada@example.org.",
                "ada@127.0.0.1",
                "ada@[127.0.0.1]",
                "ada@exa mple.org",
                "a da@example.org",
                "\"ada\"@example.org",
                "Ada <ada@example.org>",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada\u0000@example.org",
                ".ada@example.org",
                "ada..l@example.org",
                "ada@-example.org",
                "ada@example.o_g",
                "ada@eve@example.org",
                "ada\u202e@example.org",
            })
    void what_is_no_address_is_refused(String text) {
        assertThat(read(text).getError().code()).isEqualTo("not_an_email");
    }

    @Test
    void an_address_has_a_bounded_length() {
        assertThat(read(" ").getError().code()).isEqualTo("required");
        assertThat(read("a".repeat(64) + "@example.org").isValid()).isTrue();
        assertThat(read("a".repeat(65) + "@example.org").getError().code()).isEqualTo("not_an_email");
        String host = "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + ".org";
        assertThat(read("a".repeat(60) + "@" + host).isValid()).isTrue();
        assertThat(read("a".repeat(64) + "@x." + host).isValid()).isTrue();
        assertThat(read("a".repeat(64) + "@xyzw." + host).getError().code()).isEqualTo("too_long");
        assertThat(read("x".repeat(1_000_000)).getError().code()).isEqualTo("too_long");
    }
}
