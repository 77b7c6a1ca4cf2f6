package dev.sextant.investigation.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Link;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Relation;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import dev.sextant.investigation.domain.logs.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertAndDatadogReaderTest {

    private static final Subject POD = new Subject("pod", "orders-6b8d4c9f7-q8r5t");

    @Test
    void each_alert_of_a_webhook_is_a_fact_and_an_utterance() {
        Collected read = Collected.by(new AlertReader(), Fixtures.ALERTMANAGER);

        Fact first = read.facts("alert").getFirst();
        assertThat(first.subject()).isEqualTo(new Subject("service", "cart"));
        assertThat(first.says())
                .isEqualTo(
                        "Alert HighLatency is firing for service cart since 2025-05-02 07:00:00 UTC: Cart answers slowly");
        assertThat(first.text("severity")).as("its own before the common one").isEqualTo("warning");
        Fact second = read.facts("alert").get(1);
        assertThat(second.text("state")).isEqualTo("resolved");
        assertThat(second.text("severity")).isEqualTo("page");
        assertThat(second.during())
                .contains(new Period(Instant.parse("2025-05-02T06:00:00Z"), Instant.parse("2025-05-02T06:30:00Z")));
        assertThat(read.utterances).extracting(Utterance::kind).containsOnly(Utterance.Kind.ALERT);
        assertThat(read.links).isEmpty();
    }

    @Test
    void what_names_the_answer_reaches_nobody_and_leaving_it_out_changes_nothing() {
        String without = Fixtures.SINGLE_ALERT.replaceAll("(?s),\\s*\"rds_failure_mode.*?\"}}", "}}");
        assertThat(without).doesNotContain("leaking-pool");

        String everything =
                Collected.by(new AlertReader(), Fixtures.SINGLE_ALERT).everything();

        assertThat(everything)
                .doesNotContain("leaking-pool")
                .isEqualTo(Collected.by(new AlertReader(), without).everything());
        assertThat(Collected.by(new AlertReader(), Fixtures.ALERTMANAGER).everything())
                .doesNotContain("slow-disk");
    }

    @Test
    void a_single_alert_names_its_subject_and_its_source() {
        Fact alert = Collected.by(new AlertReader(), Fixtures.SINGLE_ALERT).fact("alert");

        assertThat(alert.subject()).isEqualTo(new Subject("database", "ledger-db"));
        assertThat(alert.text("state")).isEqualTo("firing");
        assertThat(alert.source().instrument()).isEqualTo("cloudwatch.alarm");
        assertThat(alert.during().isEmpty()).isTrue();
    }

    @Test
    void an_alert_with_a_wrong_time_is_left_out_with_its_place() {
        Collected read = Collected.by(
                new AlertReader(), Fixtures.ALERTMANAGER.replace("2025-05-02T07:00:00Z", "2025-13-02T07:00:00Z"));

        assertThat(read.facts("alert")).hasSize(1);
        assertThat(read.notes)
                .extracting(note -> note.source().anchor().words() + " " + note.text())
                .containsExactly("/alerts/0/startsAt “2025-13-02T07:00:00Z” is no time");
    }

    @Test
    void entries_of_a_log_speak_for_their_pod_else_for_their_service() {
        Collected read = Collected.by(new DatadogReader(), Fixtures.DATADOG_LOGS);

        assertThat(read.utterances)
                .extracting(Utterance::subject)
                .containsExactly(POD, new Subject("service", "orders"));
        assertThat(read.utterances).extracting(Utterance::severity).containsExactly(Severity.ERROR, Severity.UNKNOWN);
        assertThat(read.utterances.get(1).at()).contains(Instant.ofEpochMilli(1_746_169_320_000L));
        assertThat(read.links)
                .containsExactlyInAnyOrder(
                        new Link(POD, Relation.PART_OF, new Subject("deployment", "orders")),
                        new Link(POD, Relation.RUNS_ON, new Subject("node", "worker-1")));
        assertThat(Collected.by(new DatadogReader(), Fixtures.DATADOG_SEARCH).utterances)
                .extracting(Utterance::subject)
                .containsExactly(POD);
    }

    @Test
    void monitors_tell_their_state_and_what_they_watch() {
        Collected read = Collected.by(new DatadogReader(), Fixtures.MONITORS);

        assertThat(read.facts("monitor")).extracting(fact -> fact.text("state")).containsExactly("alert", "no_data");
        assertThat(read.facts("monitor").getFirst().says())
                .isEqualTo(
                        "Datadog monitor orders error rate is in state Alert; it watches sum(last_5m):errors{service:orders} > 5");
        assertThat(read.utterances).isEmpty();
    }
}
