package dev.sextant.investigation.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.application.EvidenceReader;
import dev.sextant.investigation.domain.evidence.Fact;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EvidenceReadersProperties {

    private static final List<String> DOCUMENTS =
            Fixtures.all().values().stream().map(Map.Entry::getValue).toList();

    @Provide
    Arbitrary<String> documents() {
        return Arbitraries.of(DOCUMENTS);
    }

    /** A piece to put in the place of another. */
    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "{}",
                        "[]",
                        "[[]]",
                        "\"\"",
                        "true",
                        "-1",
                        "1e400",
                        "NaN",
                        "\"2025-99-99\"",
                        "\"\\u0000\"",
                        "{\"a\":[{\"b\":null}]}",
                        ",",
                        ":",
                        "\"",
                        "9999999999999999999999",
                        "\n",
                        ";",
                        "\t"),
                Arbitraries.strings().ofMaxLength(8));
    }

    @Property(tries = 300)
    void a_document_that_is_cut_anywhere_is_malformed_or_read_in_part_and_never_fails(
            @ForAll @From("documents") String document, @ForAll @IntRange(max = 5_000) int at) {
        everyReaderStands(document.substring(0, Math.min(at, document.length())).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void a_document_with_a_foreign_piece_is_malformed_or_read_in_part_and_never_fails(
            @ForAll @From("documents") String document,
            @ForAll @From("pieces") String piece,
            @ForAll @IntRange(max = 5_000) int at,
            @ForAll @IntRange(max = 20) int length) {
        int from = Math.min(at, document.length());
        int to = Math.min(from + length, document.length());
        everyReaderStands(
                (document.substring(0, from) + piece + document.substring(to)).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 400)
    void a_value_of_another_kind_leaves_out_no_more_than_its_element(
            @ForAll @From("documents") String document,
            @ForAll @From("pieces") String piece,
            @ForAll @IntRange(max = 60) int which) {
        everyReaderStands(withValue(document, which, piece).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void no_bytes_bring_a_reader_to_fall(@ForAll byte[] bytes) {
        everyReaderStands(bytes);
    }

    @Property(tries = 100)
    void whoever_reads_a_document_again_finds_the_same(@ForAll @From("documents") String document) {
        EvidenceReader reader = Collected.takers(document).getFirst();

        String once = Collected.by(reader, document).everything();

        assertThat(Collected.by(reader, document).everything()).isEqualTo(once);
    }

    @Property(tries = 100)
    void every_fact_says_what_it_tells_in_one_sentence_without_a_full_stop_of_its_own(
            @ForAll @From("documents") String document) {
        Collected read = Collected.by(Collected.takers(document).getFirst(), document);

        assertThat(read.facts)
                .extracting(Fact::says)
                .allSatisfy(says ->
                        assertThat(says).isNotBlank().doesNotContain("\n").matches("(?s)[\\p{javaUpperCase}\\d].*"));
    }

    /** Looks at the bytes with every reader, and reads them with every one, whether it would take them or not. */
    private static void everyReaderStands(byte[] bytes) {
        int length = Math.min(bytes.length, EvidenceReader.BEGINNING);
        EvidenceReader.Beginning beginning =
                new EvidenceReader.Beginning(Arrays.copyOf(bytes, length), length == bytes.length);
        for (EvidenceReader reader : EvidenceReaders.all()) {
            assertThat(reader.sureness(beginning)).as(reader.takes()).isBetween(0, 100);
            Collected read = Collected.by(reader, bytes);
            assertThat(read.isMalformed() || read.elements() >= 0).isTrue();
        }
    }

    /** The document with one of its values replaced. */
    private static String withValue(String document, int which, String piece) {
        int at = -1;
        for (int i = 0; i <= which; i++) {
            int next = document.indexOf(": ", at + 1);
            if (next < 0) {
                return document;
            }
            at = next;
        }
        int end = at + 2;
        while (end < document.length() && ",}]\n".indexOf(document.charAt(end)) < 0) {
            end++;
        }
        return document.substring(0, at + 2) + piece + document.substring(end);
    }
}
