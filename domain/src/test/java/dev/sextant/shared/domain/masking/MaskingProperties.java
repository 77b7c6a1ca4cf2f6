package dev.sextant.shared.domain.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MaskingProperties {

    private final Masker masker = Masker.of(MaskingRules.all().withNames(List.of("Ann Lee")));

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> piece = Arbitraries.of(
                " ",
                " ",
                " ",
                "\n",
                "\t",
                ",",
                ";",
                ":",
                "=",
                "@",
                "-",
                "--",
                ".",
                "/",
                "//",
                "+",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                "<",
                ">",
                "\"",
                "'",
                "\\",
                "\\n",
                "%40",
                "%",
                "|",
                "&",
                "#",
                "_",
                "é",
                "0",
                "1",
                "12",
                "555",
                "123",
                "4567",
                "45",
                "6789",
                "2001",
                "db8",
                "::",
                "fe80",
                "4111",
                "1111",
                "4111111111111111",
                "4111 1111 1111 1111",
                "123-45-6789",
                "123 45 6789",
                "10.0.0.1",
                "2001:db8::1",
                "a@b.co",
                "ann.lee@example.com",
                "DE89370400440532013000",
                "DE89 3704 0044 0532 0130 00",
                "+49 151 12345678",
                "555-123-4567",
                "030 1234567",
                "password",
                "token",
                "pass",
                "Authorization",
                "Bearer",
                "Basic",
                "dXNlcjpwYXNz",
                "secret",
                "hunter2",
                "\"password\": \"",
                "kind",
                "Secret",
                "kind: Secret",
                "data:",
                "\"data\":{",
                "\"kind\":\"Secret\"",
                "  ",
                "\n  ",
                "-----BEGIN X-----",
                "-----END X-----",
                "MIIEpAIBAAKCAQEA",
                "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
                "AKIAIOSFODNN7EXAMPLE",
                "eyJhbGciOi.eyJzdWIi.abc",
                "https://joe:",
                "http",
                "<EMAIL_1>",
                "<SECRET_1>",
                "<LITERAL_1>",
                "<CARD_0>",
                "EMAIL_1",
                "version",
                "phone",
                "ssn",
                "Ann Lee",
                "550e8400-e29b-41d4-a716-446655440000",
                "2026-03-01T10:20:30Z",
                "\uD83D\uDE00",
                "\u0000",
                "|\n",
                "true",
                "${X}",
                "***");
        return Arbitraries.oneOf(
                piece.list().ofMaxSize(24).map(pieces -> String.join("", pieces)),
                Arbitraries.strings().ofMaxLength(60));
    }

    @Property(tries = 2000)
    void a_masked_text_is_given_back_exactly(@ForAll("texts") String text) {
        MaskRegistry registry = new MaskRegistry();

        String masked = masker.mask(text, registry);

        assertThat(registry.unmask(masked)).isEqualTo(text);
    }

    @Property(tries = 2000)
    void masking_again_changes_nothing(@ForAll("texts") String text) {
        MaskRegistry registry = new MaskRegistry();

        String masked = masker.mask(text, registry);

        assertThat(masker.mask(masked, registry)).isEqualTo(masked);
    }

    @Property(tries = 2000)
    void the_outcome_does_not_depend_on_the_portions(
            @ForAll List<@From("texts") String> texts,
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = 40) Integer> portions)
            throws IOException {
        String text = String.join("\n", texts);
        String whole = masker.mask(text, new MaskRegistry());
        StringWriter out = new StringWriter();

        try (MaskingStream stream = masker.into(out, new MaskRegistry())) {
            int at = 0;
            for (int i = 0; at < text.length(); i++) {
                int end = Math.min(text.length(), at + portions.get(i % portions.size()));
                stream.write(text, at, end - at);
                at = end;
            }
        }

        assertThat(out).hasToString(whole);
    }

    @Property(tries = 40)
    void the_outcome_does_not_depend_on_the_portions_of_a_long_text(
            @ForAll @Size(min = 1, max = 20) List<@From("texts") String> texts,
            @ForAll @IntRange(min = 1, max = 30_000) int portion)
            throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 200_000; i++) {
            text.append(texts.get(i % texts.size())).append(i);
        }
        StringWriter out = new StringWriter();

        try (MaskingStream stream = masker.into(out, new MaskRegistry())) {
            for (int at = 0; at < text.length(); at += portion) {
                stream.append(text, at, Math.min(text.length(), at + portion));
            }
        }

        assertThat(out).hasToString(masker.mask(text, new MaskRegistry()));
    }

    @Property(tries = 200)
    void no_planted_secret_stays(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) throws IOException {
        LabelledLog log = LabelledLog.of(seed, 20);
        StringWriter out = new StringWriter();

        masker.copy(new StringReader(log.text()), out, new MaskRegistry());

        for (LabelledLog.Planted planted : log.secrets()) {
            assertThat(out.toString()).as(log.text()).doesNotContain(planted.value());
        }
    }
}
