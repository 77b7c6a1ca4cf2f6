package dev.sextant.investigation.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.application.EvidenceReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceReadersTest {

    @Test
    void each_fixture_is_claimed_by_exactly_its_own_reader_and_read_by_it() {
        Fixtures.all().forEach((name, fixture) -> {
            assertThat(Collected.takers(fixture.getValue()))
                    .as(name)
                    .hasSize(1)
                    .allSatisfy(reader -> assertThat(reader).isInstanceOf(fixture.getKey()));
            Collected read = Collected.by(Collected.takers(fixture.getValue()).getFirst(), fixture.getValue());
            assertThat(read.isMalformed()).as(name).isFalse();
            assertThat(read.elements()).as(name).isPositive();
        });
    }

    @Test
    void a_document_that_is_cut_where_one_looks_at_it_is_claimed_all_the_same() {
        Map<String, String> cut = Map.of(
                "pods", Fixtures.FLAT_PODS.substring(0, 300),
                "load", Fixtures.DATABASE_LOAD.substring(0, 330),
                "metrics", Fixtures.METRIC_DATA.substring(0, 120));
        cut.forEach((name, text) -> assertThat(Collected.takers(text)).as(name).hasSize(1));
    }

    @Test
    void plain_logs_and_json_lines_are_claimed_by_nobody() {
        String line = "{\"time\":\"2025-05-02T07:00:00Z\",\"level\":\"info\",\"message\":\"a\",\"service\":\"cart\"}";
        List<String> others = List.of(
                "2025-05-02T07:00:00Z INFO started",
                "[2025-05-02 07:00:00] INFO started",
                String.join("\n", line, line),
                line,
                "",
                "{}",
                "[]",
                "Dear all, the shop is slow since ten o'clock.");

        assertThat(others).allSatisfy(text -> assertThat(Collected.takers(text)).isEmpty());
    }

    @Test
    void malformed_json_is_told_with_line_and_column() {
        Collected read =
                Collected.by(new KubernetesReader(), "{\"pods\": [\n  {\"name\": \"a\", \"phase\" \"Running\"}]}");

        assertThat(read.malformed().place()).isEqualTo("line 2, column 26");
        assertThat(read.malformed().reason()).startsWith("This is no valid JSON");
    }

    @Test
    void a_document_that_is_nested_too_deep_is_refused_and_said_so() {
        String deep = "{\"pods\": [" + "[".repeat(5_000) + "]".repeat(5_000) + "]}";

        assertThat(Collected.by(new KubernetesReader(), deep).malformed().reason())
                .isEqualTo("The document is nested deeper than 200 levels");
    }

    @Test
    void a_document_in_which_every_element_is_wrong_is_malformed() {
        Collected read = Collected.by(new KubernetesReader(), "{\"pods\": [{\"phase\": \"Running\"}, 7]}");

        assertThat(read.malformed().place()).isEqualTo("/pods/0");
    }

    @Test
    void many_wrong_elements_are_counted_and_not_told_one_by_one() {
        String pods = "{\"phase\": \"Running\"},".repeat(1_000);

        Collected read = Collected.by(
                new KubernetesReader(), "{\"pods\": [" + pods + "{\"name\": \"a\", \"phase\": \"Running\"}]}");

        assertThat(read.notes).hasSize(101);
        assertThat(read.notes.getLast().text()).isEqualTo("900 more were left out for reasons like these");
    }

    @Test
    void a_byte_order_mark_and_utf_16_are_no_hindrance() {
        byte[] wide = Fixtures.MONITORS.getBytes(StandardCharsets.UTF_16LE);
        assertThat(Collected.by(new DatadogReader(), wide).facts("monitor")).hasSize(2);
        assertThat(Collected.takers(wide)).hasSize(1);
        assertThat(Collected.takers("\uFEFF" + Fixtures.MONITORS)).hasSize(1);
    }

    @Test
    void every_reader_says_what_it_takes() {
        assertThat(EvidenceReaders.all())
                .extracting(EvidenceReader::takes)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }
}
