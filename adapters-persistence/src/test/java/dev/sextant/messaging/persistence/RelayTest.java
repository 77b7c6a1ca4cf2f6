package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Tag;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.EventBucket;
import dev.sextant.shared.persistence.JooqOutbox;
import io.vavr.control.Either;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RelayTest extends RelayStage {

    @Test
    void every_event_takes_effect_once_and_in_order() {
        Actor ada = Actors.somewhere();
        Actor eve = Actors.somewhere();
        List<UUID> aggregates = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        for (int version = 1; version <= 5; version++) {
            for (UUID aggregate : aggregates) {
                append(ada, aggregate, version);
                append(eve, aggregate, version);
            }
        }
        relay(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {}));
        for (int version = 6; version <= 10; version++) {
            for (UUID aggregate : aggregates) {
                append(ada, aggregate, version);
            }
        }
        assertThat(ledger.settled("proof", PATIENCE).lost()).isZero();
        assertThat(ledger.account("proof").twice()).isZero();
    }

    @Test
    void a_poisoned_event_parks_its_aggregate_and_nothing_else() {
        Actor ada = Actors.somewhere();
        UUID poisoned = UUID.randomUUID();
        UUID healthy = UUID.randomUUID();
        Set<Long> cured = ConcurrentHashMap.newKeySet();
        relay(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {
            if (event.subject().id().equals(poisoned) && event.subject().version() == 2 && !cured.contains(2L)) {
                throw new IllegalArgumentException("poison");
            }
        }));
        for (int version = 1; version <= 4; version++) {
            append(ada, poisoned, version);
            append(ada, healthy, version);
        }
        await(() -> ledger.numbers("SELECT count(*) FROM proof.effect").getFirst() == 5);
        await(() -> ledger.numbers("SELECT count(*) FROM messaging.parked WHERE state = 'DEAD' AND attempts = 3")
                        .getFirst()
                == 1);
        cured.add(2L);
        stage.database()
                .execute(
                        "UPDATE messaging.parked SET state = 'RETRYING', attempts = 0, due_at = now(), delivery = gen_random_uuid()");
        assertThat(ledger.settled("proof", PATIENCE)).isEqualTo(nothingWrongOf(8));
        await(() -> ledger.numbers("SELECT count(*) FROM messaging.parked").getFirst() == 0);
    }

    @Test
    void a_transaction_with_an_older_id_that_commits_later_is_not_passed_over() throws Exception {
        Actor ada = Actors.somewhere();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        relay(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {}));
        var appended = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual()
                .start(() -> stage.transactions().write(ada, () -> {
                    new JooqOutbox(stage.transactions(), stage.ids())
                            .append(
                                    ada,
                                    "case",
                                    1,
                                    List.of(new CaseEvent.CaseTagged(
                                            new CaseId(first), new Tag("slow"), ada.user(), Instant.EPOCH)));
                    appended.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    return Either.right("done");
                }));
        assertThat(appended.await(10, TimeUnit.SECONDS)).isTrue();
        append(ada, second, 1);
        // The younger one does not wait for the older one.
        await(() -> ledger.numbers("SELECT count(*) FROM proof.effect").getFirst() == 1);
        goOn.countDown();
        slow.join();
        assertThat(ledger.settled("proof", PATIENCE)).isEqualTo(nothingWrongOf(2));
    }

    @Test
    void an_aggregate_stays_in_order_when_the_transaction_with_the_smaller_id_changes_it_second() throws SQLException {
        Actor ada = Actors.somewhere();
        UUID aggregate = UUID.randomUUID();
        try (Connection early = stage.database().app().getConnection()) {
            early.setAutoCommit(false);
            try (var statement = early.createStatement()) {
                // Has its transaction id before the other begins.
                statement.execute("SELECT set_config('sextant.tenant', '"
                        + ada.tenant().value() + "', true), pg_current_xact_id()");
                append(ada, aggregate, 1);
                statement.execute(
                        "INSERT INTO shared.outbox (tenant_id, event_id, aggregate_type, aggregate_id, aggregate_version, sequence, type,"
                                + " version, payload, actor, request_id, occurred_at, bucket) VALUES ('"
                                + ada.tenant().value() + "', gen_random_uuid(), 'case', '" + aggregate
                                + "', 2, 0, 'case.tagged', 1, '{}', gen_random_uuid(), 'r', now(), "
                                + EventBucket.of(aggregate) + ")");
            }
            early.commit();
        }
        assertThat(
                        ledger.numbers(
                                "SELECT count(*) FROM shared.outbox a JOIN shared.outbox b ON b.aggregate_id = a.aggregate_id"
                                        + " AND a.aggregate_version = 1 AND b.aggregate_version = 2 AND b.transaction < a.transaction"))
                .as("ids are the wrong way round")
                .containsExactly(1L);
        relay(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {}));
        assertThat(ledger.settled("proof", PATIENCE)).isEqualTo(nothingWrongOf(2));
    }

    @Test
    void two_nodes_share_the_lanes_and_the_second_start_delivers_nothing_again() {
        Actor ada = Actors.somewhere();
        UUID aggregate = UUID.randomUUID();
        var one = relay(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {}));
        append(ada, aggregate, 1, one);
        assertThat(ledger.settled("proof", PATIENCE)).isEqualTo(nothingWrongOf(1));
        var two = relay(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {}));
        await(() ->
                ledger.numbers("SELECT count(DISTINCT node) FROM messaging.lane WHERE expires_at > clock_timestamp()")
                                .getFirst()
                        == 2);
        for (int version = 2; version <= 10; version++) {
            append(ada, aggregate, version, version % 2 == 0 ? one : two);
            append(ada, UUID.randomUUID(), 1, two);
        }
        one.close();
        append(ada, aggregate, 11, two);
        assertThat(ledger.settled("proof", PATIENCE)).isEqualTo(nothingWrongOf(20));
    }

    @Test
    void a_lane_that_a_node_was_given_without_hearing_of_it_is_taken_again_when_its_lease_is_over() {
        Actor ada = Actors.somewhere();
        UUID aggregate = UUID.randomUUID();
        relay(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {}));
        append(ada, aggregate, 1);
        assertThat(ledger.settled("proof", PATIENCE)).isEqualTo(nothingWrongOf(1));
        // As after the node took it once more and the answer to its commit was lost.
        stage.database().execute("UPDATE messaging.lane SET token = token + 1");
        append(ada, aggregate, 2);
        assertThat(ledger.settled("proof", PATIENCE)).isEqualTo(nothingWrongOf(2));
    }
}
