package dev.sextant.investigation.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.evidence.Subject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MetricReadersTest {

    @Test
    void a_matrix_of_prometheus_is_brought_series_by_series() {
        Collected read = Collected.by(new PrometheusReader(), Fixtures.MATRIX);

        assertThat(read.series).hasSize(2);
        Collected.Series first = read.series.getFirst();
        assertThat(first.subject()).isEqualTo(new Subject("pod", "cart-1"));
        assertThat(first.samples().name()).isEqualTo("http_requests_total");
        assertThat(first.samples().labels()).containsOnlyKeys("pod", "code");
        assertThat(first.samples().values()).containsExactly(3.5, Double.NaN);
        assertThat(first.samples().times()).containsExactly(1_746_169_260_000L, 1_746_169_320_500L);
        assertThat(first.source().origin()).isEqualTo("prometheus:http_requests_total");
        assertThat(read.series.get(1).samples().name()).isEqualTo("query");
        assertThat(read.notes)
                .extracting(note -> note.source().anchor().words() + " " + note.text())
                .containsExactly("/data/result/2/values/0/1 “many” is no number");
    }

    @Test
    void a_vector_is_a_series_of_one_point_and_an_error_is_malformed() {
        Collected read = Collected.by(new PrometheusReader(), """
                {"status": "success", "data": {"resultType": "vector", "result": [
                  {"metric": {"__name__": "up", "job": "cart"}, "value": [1746169260, "0"]}]}}
                """);
        assertThat(read.series.getFirst().samples().values()).containsExactly(0);
        assertThat(Collected.by(new PrometheusReader(), "{\"status\": \"error\", \"error\": \"timed out\"}")
                        .malformed()
                        .reason())
                .isEqualTo("Prometheus answered with an error: timed out");
    }

    @Test
    void a_wide_table_is_a_series_for_each_column() {
        Collected read = Collected.by(new MetricsCsvReader(), Fixtures.WIDE_TABLE);

        assertThat(read.series)
                .extracting(one -> one.samples().name() + " " + one.samples().unit())
                .containsExactly("latency Some(ms)", "errors None");
        assertThat(read.series.getFirst().samples().values()).containsExactly(12.5, Double.NaN, 7, 8);
        assertThat(read.notes)
                .extracting(note -> note.source().anchor().words() + " " + note.text())
                .containsExactly("line 4 “soon” is no time", "line 5 The line has 2 fields, the header 3");
    }

    @Test
    void a_long_table_with_semicolons_has_decimal_commas_and_labels() {
        Collected read = Collected.by(new MetricsCsvReader(), Fixtures.LONG_TABLE);

        assertThat(read.series)
                .extracting(one -> one.subject() + " " + one.samples().name())
                .containsExactly("host web-1 cpu", "host web-2 cpu");
        assertThat(read.series.getFirst().samples().values()).containsExactly(10.5, 11.25);
    }

    @Test
    void quotes_hold_delimiters_and_a_quote_that_is_not_closed_is_noted() {
        assertThat(CsvLine.split("a,\"b,\"\"c\"\"\" , d,", ',', "")).containsExactly("a", "b,\"c\"", "d", "");
        String table = "time,a\n" + "2025-05-02T07:00:00Z,1\n".repeat(9) + "2025-05-02T07:00:00Z,\"1\n";
        assertThat(Collected.by(new MetricsCsvReader(), table).notes)
                .extracting(note -> note.text())
                .containsExactly("A quoted field is not closed on its line");
    }

    @Test
    void plain_json_metrics_are_read_as_series_and_as_rows() {
        assertThat(Collected.by(new MetricsJsonReader(), Fixtures.JSON_SERIES).series)
                .extracting(one -> one.samples().name() + " " + one.subject())
                .containsExactly("queue.depth queue mails", "cpu something that is not named");
        Collected rows = Collected.by(new MetricsJsonReader(), Fixtures.JSON_ROWS);
        assertThat(rows.series)
                .extracting(one -> one.samples().name() + " " + one.samples().values().length)
                .containsExactly("cpu 2", "memory 1");
        assertThat(rows.series.getFirst().subject()).isEqualTo(new Subject("host", "web-1"));
    }

    @Test
    void tables_of_other_things_and_logs_with_commas_are_not_taken() {
        assertThat(Collected.takers("name,age\nJo,31\nAl,29\n")).isEmpty();
        assertThat(Collected.takers("2025-05-02 07:00:00,123 INFO started\n2025-05-02 07:00:01,456 INFO listening\n"))
                .isEmpty();
        assertThat(Collected.takers("time,message\n2025-05-02T07:00:00Z,hello\n2025-05-02T07:00:01Z,there\n"))
                .isEmpty();
        assertThat(Collected.takers("[{\"time\": 1746169260, \"level\": \"info\", \"msg\": \"a\", \"took\": 3}]"))
                .isEmpty();
    }

    @Test
    void a_long_file_is_read_line_by_line_and_only_its_numbers_are_held() throws IOException {
        byte[] line = "2025-05-02T07:00:00Z,1.5,2.5,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] header = "time,a,b,host\n".getBytes(StandardCharsets.US_ASCII);
        int lines = 300_000;
        Collected read = new Collected();

        long elements = new MetricsCsvReader()
                .read("long.csv", new Repeated(header, line, lines), read)
                .get()
                .elements();

        assertThat(elements).isEqualTo(lines);
        assertThat(read.series)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.samples().times()).hasSize(lines));
    }

    /** A header and a line that comes again and again. */
    private static final class Repeated extends InputStream {

        private final byte[] line;
        private final int lines;
        private ByteArrayInputStream part;
        private int given;

        Repeated(byte[] header, byte[] line, int lines) {
            this.line = line;
            this.lines = lines;
            this.part = new ByteArrayInputStream(header);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = part.read(target, offset, length);
            if (count < 0 && given < lines) {
                part = new ByteArrayInputStream(line);
                given++;
                return part.read(target, offset, length);
            }
            return count;
        }
    }
}
