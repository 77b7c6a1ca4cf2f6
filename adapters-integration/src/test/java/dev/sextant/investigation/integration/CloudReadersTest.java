package dev.sextant.investigation.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Link;
import dev.sextant.investigation.domain.evidence.Relation;
import dev.sextant.investigation.domain.evidence.Subject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloudReadersTest {

    private static final Subject LEDGER = new Subject("database", "ledger-db");

    @Test
    void an_answer_of_cloudwatch_is_brought_as_series() {
        Collected read = Collected.by(new CloudWatchReader(), Fixtures.METRIC_DATA);

        Collected.Series series = read.series.getFirst();
        assertThat(series.samples().name()).isEqualTo("CPUUtilization");
        assertThat(series.samples().values()).containsExactly(71.5, 12);
        assertThat(series.source().origin()).isEqualTo("cloudwatch:CPUUtilization");
        assertThat(series.source().anchor())
                .isEqualTo(new Anchor.Window(
                        "CPUUtilization",
                        Instant.parse("2025-05-02T07:01:00Z"),
                        Instant.parse("2025-05-02T07:02:00Z")));
        assertThat(read.notes)
                .extracting(note -> note.text())
                .containsExactly("CloudWatch says: More data is available");
    }

    @Test
    void dimensions_name_what_was_measured_and_a_series_that_is_wrong_is_left_out() {
        Collected read = Collected.by(new CloudWatchReader(), Fixtures.METRIC_DATA_FLAT);

        assertThat(read.series).hasSize(1);
        Collected.Series series = read.series.getFirst();
        assertThat(series.subject()).isEqualTo(LEDGER);
        assertThat(series.samples().unit()).contains("Bytes");
        assertThat(series.samples().statistic()).contains("Minimum");
        assertThat(series.samples().values()).containsExactly(1024, Double.NaN, 512);
        assertThat(series.samples().times())
                .containsExactly(1_746_169_260_000L, 1_746_169_320_000L, 1_746_169_380_000L);
        assertThat(read.links).containsExactly(new Link(LEDGER, Relation.PART_OF, new Subject("cluster", "ledger")));
        assertThat(read.notes)
                .extracting(note -> note.source().anchor().words() + " " + note.text())
                .containsExactly("/metric_data_results/1/values 0 values stand beside 1 time");
    }

    @Test
    void statistics_make_a_series_each() {
        Collected read = Collected.by(new CloudWatchReader(), Fixtures.METRIC_STATISTICS);

        assertThat(read.series)
                .extracting(one ->
                        one.samples().name() + " " + one.samples().statistic().get())
                .containsExactly("DatabaseConnections Average", "DatabaseConnections Maximum");
    }

    @Test
    void the_frame_of_an_answer_holds_no_numbers_and_says_so() {
        String frame = "{\"namespace\": \"AWS/RDS\", \"period\": 60, \"start_time\": \"2025-05-02T07:00:00Z\"}";

        assertThat(Collected.takers(frame))
                .hasOnlyElementsOfType(CloudWatchReader.class)
                .hasSize(1);
        Collected read = Collected.by(new CloudWatchReader(), frame);
        assertThat(read.elements()).isZero();
        assertThat(read.notes).hasSize(1);
    }

    @Test
    void the_load_of_a_database_is_told_with_its_statements_waits_users_and_clients() {
        Collected read = Collected.by(new DatabaseLoadReader(), Fixtures.DATABASE_LOAD);

        assertThat(read.fact("db.load").says())
                .isEqualTo(
                        "Performance Insights: the load of database ledger-db is 5 average active sessions, at most 6");
        List<Fact> statements = read.facts("db.statement");
        assertThat(statements.getFirst().says())
                .isEqualTo(
                        "Performance Insights: the statement SELECT * FROM ledger WHERE owner = $1 FOR UPDATE carries 3 of 5 average active sessions (75 %), mostly waiting for Lock:transactionid, 7.5 calls per second");
        assertThat(statements.getFirst().number("rank")).contains(1.0);
        assertThat(statements.getFirst().number("share")).contains(0.75);
        assertThat(statements.getFirst().number("top_wait_share")).contains(2.5 / 3);
        assertThat(statements.get(1).says()).contains("mostly on CPU (CPU)");
        assertThat(read.facts("db.wait")).extracting(fact -> fact.text("type")).containsExactly("Lock", "CPU");
        assertThat(read.fact("db.user").says())
                .isEqualTo("Performance Insights: the user ledger_app makes 4 of 5 average active sessions (100 %)");
        assertThat(read.fact("db.client").text("name")).isEqualTo("10.9.8.20");
        assertThat(read.series).hasSize(1);
    }

    @Test
    void dimension_keys_are_split_by_their_partitions() {
        Collected read = Collected.by(new DatabaseLoadReader(), Fixtures.DIMENSION_KEYS);

        Fact statement = read.fact("db.statement");
        assertThat(statement.text("statement")).isEqualTo("SELECT a FROM b");
        assertThat(statement.text("top_wait")).isEqualTo("DataFileRead");
        assertThat(statement.text("top_wait_type")).isEqualTo("IO");
    }

    @Test
    void resource_metrics_are_series_and_parts_of_the_load() {
        Collected read = Collected.by(new DatabaseLoadReader(), Fixtures.RESOURCE_METRICS);

        assertThat(read.series).hasSize(2);
        assertThat(read.fact("db.load").number("average")).contains(3.0);
        assertThat(read.fact("db.wait").says())
                .isEqualTo("Performance Insights: the wait WALWrite makes 1.5 of 3 average active sessions (100 %)");
    }

    @Test
    void an_event_of_a_database_tells_the_limit_that_it_names() {
        Collected read = Collected.by(new PlatformEventReader(), Fixtures.RDS_EVENTS);

        Fact first = read.facts("event").getFirst();
        assertThat(first.subject()).isEqualTo(LEDGER);
        assertThat(first.source().instrument()).isEqualTo("rds.events");
        assertThat(first.says())
                .isEqualTo(
                        "RDS event of database ledger-db at 2025-05-02 07:00:00 UTC: The instance has 188 of 200 connections in use.");
        assertThat(read.facts("limit"))
                .extracting(fact ->
                        fact.text("measure") + " " + fact.number("value").get())
                .containsExactly("db.connections 200.0", "db.storage " + 100.0 * 1024 * 1024 * 1024);
        assertThat(read.utterances).hasSize(2);
    }

    @Test
    void limits_are_found_however_they_are_said_and_shares_are_none() {
        assertThat(limits("ledger-db has 900 connections, approaching the maximum of 1,000."))
                .containsExactly(1000.0);
        assertThat(limits("Connections: max_connections = 300 reached")).containsExactly(300.0);
        assertThat(limits("Connections are at 95% of 100% of what is allowed")).isEmpty();
        assertThat(limits("New connections may be refused.")).isEmpty();
    }

    private static List<Double> limits(String message) {
        return Collected.by(
                        new PlatformEventReader(),
                        "{\"events\": [{\"date\": \"2025-05-02T07:00:00Z\", \"source_identifier\": \"ledger-db\", \"message\": \""
                                + message + "\"}]}")
                .facts("limit")
                .stream()
                .map(fact -> fact.number("value").get())
                .toList();
    }

    @Test
    void a_call_that_alters_something_is_a_change() {
        Fact change = Collected.by(new PlatformEventReader(), Fixtures.TRAIL).fact("change");

        assertThat(change.subject()).isEqualTo(LEDGER);
        assertThat(change.text("change")).isEqualTo("config");
        assertThat(change.says())
                .isEqualTo("ModifyDBInstance was called by jo for database ledger-db at 2025-05-02 06:00:00 UTC");
    }
}
