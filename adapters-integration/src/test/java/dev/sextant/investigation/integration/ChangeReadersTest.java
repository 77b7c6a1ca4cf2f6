package dev.sextant.investigation.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChangeReadersTest {

    @Test
    void a_diff_tells_which_settings_differ_and_when_the_file_was_changed() {
        Collected read = Collected.by(new DiffReader(), Fixtures.DIFF);

        assertThat(read.facts("config.difference"))
                .extracting(Fact::says)
                .containsExactly(
                        "Setting pool_size of file conf/ledger.yaml was changed from 20 to 2 at 2025-05-02 06:30:00 UTC",
                        "Setting timeout of file conf/ledger.yaml was added with 30s at 2025-05-02 06:30:00 UTC",
                        "Setting password of file conf/ledger.yaml was changed from (secret) to (secret) at 2025-05-02 06:30:00 UTC");
        assertThat(read.facts("config.difference").getFirst().source().anchor()).isEqualTo(new Anchor.Lines(3, 8));
        assertThat(read.fact("change").since()).contains(Instant.parse("2025-05-02T06:30:00Z"));
        assertThat(read.everything()).doesNotContain("hunter2", "correct-horse");
    }

    @Test
    void lines_of_programs_are_told_as_they_are_with_the_time_of_the_commit() {
        Collected read = Collected.by(new DiffReader(), Fixtures.COMMIT);

        Fact difference = read.fact("config.difference");
        assertThat(difference.text("before")).isEqualTo("  retry(3, () -> call());");
        assertThat(difference.subject()).isEqualTo(new Subject("file", "src/Call.java"));
        Fact change = read.fact("change");
        assertThat(change.text("by")).isEqualTo("Jo");
        assertThat(change.text("change")).isEqualTo("deploy");
        assertThat(change.since()).contains(Instant.parse("2025-05-02T06:30:00Z"));
    }

    @Test
    void two_configurations_are_compared_setting_by_setting() {
        Collected read = Collected.by(new ConfigurationReader(), Fixtures.CONFIGURATIONS);

        assertThat(read.facts("config.difference"))
                .extracting(Fact::says)
                .containsExactly(
                        "Setting db.password of service ledger was changed from (secret) to (secret) at 2025-05-02 06:30:00 UTC",
                        "Setting db.pool of service ledger was changed from 20 to 2 at 2025-05-02 06:30:00 UTC",
                        "Setting ttl of service ledger was removed, it was 5 at 2025-05-02 06:30:00 UTC");
        assertThat(read.fact("change").text("change")).isEqualTo("config");
        assertThat(read.everything()).doesNotContain("hunter2", "correct-horse");
    }

    @Test
    void texts_are_compared_by_their_lines() {
        Collected read = Collected.by(
                new ConfigurationReader(), "{\"before\": \"a=1\\nb: 2\\n# c=3\", \"after\": \"a=1\\nb: 3\"}");

        assertThat(read.fact("config.difference").text("key")).isEqualTo("b");
        assertThat(read.facts("change")).isEmpty();
    }

    @Test
    void deployments_tell_what_was_deployed_when_by_whom() {
        Collected read = Collected.by(new ChangeReader(), Fixtures.CHANGES);

        assertThat(read.facts("change"))
                .extracting(Fact::says)
                .containsExactly(
                        "Service cart was deployed with version 2.2 by jo at 2025-05-02 06:00:00 UTC",
                        "Service cart was rolled back by al (rollback to 2.1) at 2025-05-02 06:20:00 UTC",
                        "Flag new-checkout got a flag switched at 2025-05-02 06:25:00 UTC");
        assertThat(read.notes)
                .extracting(note -> note.source().anchor().words())
                .containsExactly("/changes/3/time");
    }

    @Test
    void deployments_of_github_and_argo_are_changes() {
        Fact github =
                Collected.by(new ChangeReader(), Fixtures.GITHUB_DEPLOYMENTS).fact("change");
        assertThat(github.text("version")).isEqualTo("a84d88e7554fc1fa21bcbc4efae3c782a70d2b9d");
        assertThat(github.text("by")).isEqualTo("octo");
        Fact argo = Collected.by(new ChangeReader(), Fixtures.ARGO).fact("change");
        assertThat(argo.subject()).isEqualTo(new Subject("service", "cart"));
        assertThat(argo.text("change")).isEqualTo("deploy");
    }

    @Test
    void a_history_of_rollouts_tells_revisions_and_causes() {
        Collected read = Collected.by(new RolloutHistoryReader(), Fixtures.ROLLOUTS);

        assertThat(read.facts("change"))
                .extracting(Fact::says)
                .containsExactly(
                        "Revision 1 of deployment cart was rolled out",
                        "Revision 2 of deployment cart was rolled out: kubectl set image deployment/cart cart=cart:2.2");
    }

    @Test
    void a_statement_names_who_said_it() {
        Collected read = Collected.by(new StatementReader(), Fixtures.STATEMENT);

        assertThat(read.fact("statement").says())
                .isEqualTo("Jo says at 2025-05-02 07:00:00 UTC: We doubled the number of workers yesterday");
        assertThat(read.fact("statement").source().anchor()).isEqualTo(new Anchor.Statement("Jo"));
        assertThat(read.utterances).extracting(Utterance::kind).containsExactly(Utterance.Kind.STATEMENT);
        assertThat(Collected.by(new StatementReader(), "{\"statement\": \" \", \"by\": \"Jo\"}")
                        .isMalformed())
                .isTrue();
    }

    @Test
    void look_alikes_are_not_taken() {
        assertThat(Collected.takers("---\ntitle: a page\n---\ntext\n")).isEmpty();
        assertThat(Collected.takers("{\"before\": \"cursor\", \"limit\": 5}")).isEmpty();
        assertThat(Collected.takers("{\"version\": \"1.0\", \"name\": \"a package\", \"scripts\": {}}"))
                .isEmpty();
        assertThat(Collected.takers("{\"text\": \"a page\", \"title\": \"b\"}")).isEmpty();
    }
}
