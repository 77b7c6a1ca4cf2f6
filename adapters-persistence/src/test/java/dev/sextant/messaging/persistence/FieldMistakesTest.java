package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.RetryRule;
import dev.sextant.shared.persistence.EventBucket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What outboxes elsewhere get wrong, each with what would notice it here. */
class FieldMistakesTest extends RelayStage {

    private final Actor ada = Actors.somewhere();

    /** Elsewhere: at least once. */
    private record Telling(String name, Consumer<ReceivedEvent> listener) implements Reaction {

        @Override
        public Set<EventKind> to() {
            return Set.of();
        }

        @Override
        public Effect effect() {
            return Effect.AT_LEAST_ONCE;
        }

        @Override
        public RetryRule retry() {
            return new RetryRule(2, Duration.ofMillis(20), Duration.ofMillis(20), 0);
        }

        @Override
        public void on(Actor actor, ReceivedEvent event) {
            listener.accept(event);
        }
    }

    @Test
    void positions_are_numbers_and_not_texts() {
        UUID aggregate = UUID.randomUUID();
        for (long position : List.of(9L, 10L, 99L, 100L)) {
            stage.database()
                    .execute(
                            "INSERT INTO shared.outbox (tenant_id, event_id, aggregate_type, aggregate_id, aggregate_version, sequence, type,"
                                    + " version, payload, actor, request_id, occurred_at, bucket, position) VALUES ('"
                                    + ada.tenant().value() + "', gen_random_uuid(), 'case', '" + aggregate + "', "
                                    + position
                                    + ", 0, 'case.tagged', 1, '{}', gen_random_uuid(), 'r', now(), "
                                    + EventBucket.of(aggregate)
                                    + ", " + position + ")");
        }
        relay(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {}));
        assertThat(ledger.settled("proof", PATIENCE)).isEqualTo(nothingWrongOf(4));
    }

    @Test
    void workers_on_two_nodes_never_overtake_each_other_on_one_aggregate() {
        UUID hot = UUID.randomUUID();
        LongStream.rangeClosed(1, 150).forEach(version -> append(ada, hot, version));
        relay(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {}));
        relay(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {}));
        LongStream.rangeClosed(151, 300).forEach(version -> append(ada, hot, version));
        assertThat(ledger.settled("proof", PATIENCE)).isEqualTo(nothingWrongOf(300));
    }

    @Test
    void a_batch_full_of_poisoned_events_does_not_keep_back_what_comes_after_it() {
        for (int i = 0; i < 60; i++) {
            append(ada, UUID.randomUUID(), 1);
        }
        UUID healthy = UUID.randomUUID();
        append(ada, healthy, 2);
        relay(
                new RelaySettings(1, 1, 4, 10, Duration.ofSeconds(3), Duration.ofMillis(100), Duration.ZERO),
                ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {
                    if (event.subject().version() == 1) {
                        throw new IllegalArgumentException("poison");
                    }
                }));
        await(() -> ledger.numbers("SELECT count(*) FROM proof.effect").getFirst() == 1);
        await(() -> ledger.numbers("SELECT count(*) FROM messaging.parked WHERE state = 'DEAD'")
                        .getFirst()
                == 60);
        assertThat(ledger.numbers("SELECT count(DISTINCT cause_group) FROM messaging.parked"))
                .containsExactly(1L);
    }

    @Test
    void what_happens_elsewhere_happens_outside_of_any_transaction() {
        var open = new CopyOnWriteArrayList<Long>();
        relay(
                new Telling(
                        "proof.elsewhere",
                        event -> open.addAll(
                                ledger.numbers(
                                        "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' AND datname = current_database()"))));
        append(ada, UUID.randomUUID(), 1);
        await(() -> !open.isEmpty());
        assertThat(open).containsOnly(0L);
    }

    @Test
    void no_session_of_its_own_waits_in_a_transaction_or_keeps_a_lock() {
        relay(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {}));
        append(ada, UUID.randomUUID(), 1);
        assertThat(ledger.settled("proof", PATIENCE)).isEqualTo(nothingWrongOf(1));
        // Whatever is open now is over in a moment, and not for as long as the program runs.
        await(() -> ledger.numbers("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
                                .getFirst()
                        == 0
                && ledger.numbers("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
                                        + " AND datname = current_database()")
                                .getFirst()
                        == 0);
    }

    @Test
    void a_handler_that_broke_leaves_no_note_that_would_swallow_the_next_try() {
        Set<UUID> broken = ConcurrentHashMap.newKeySet();
        relay(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {
            if (broken.add(event.id())) {
                throw new IllegalStateException("the first time");
            }
        }));
        append(ada, UUID.randomUUID(), 1);
        assertThat(ledger.settled("proof", PATIENCE)).isEqualTo(nothingWrongOf(1));
        assertThat(broken).hasSize(1);
    }

    @Test
    void what_is_delivered_anew_has_a_new_delivery_id_and_its_old_event_id() {
        List<ReceivedEvent> heard = new CopyOnWriteArrayList<>();
        relay(new Telling("proof.elsewhere", event -> {
            heard.add(event);
            if (heard.size() <= 2) {
                throw new IllegalStateException("not yet");
            }
        }));
        append(ada, UUID.randomUUID(), 1);
        await(() -> ledger.numbers("SELECT count(*) FROM messaging.parked WHERE state = 'DEAD'")
                        .getFirst()
                == 1);
        assertThat(heard)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.delivery()).isEqualTo(event.id()));
        stage.database()
                .execute(
                        "UPDATE messaging.parked SET state = 'RETRYING', attempts = 0, due_at = now(), delivery = gen_random_uuid()");
        await(() -> heard.size() == 3);
        assertThat(new HashSet<>(heard.stream().map(ReceivedEvent::id).toList()))
                .hasSize(1);
        assertThat(heard.getLast().delivery()).isNotEqualTo(heard.getLast().id());
    }

    @Test
    void what_an_event_says_overwrites_neither_its_tenant_nor_its_id() {
        UUID aggregate = UUID.randomUUID();
        List<ReceivedEvent> heard = new CopyOnWriteArrayList<>();
        stage.database()
                .execute(
                        "INSERT INTO shared.outbox (tenant_id, event_id, aggregate_type, aggregate_id, aggregate_version, sequence, type,"
                                + " version, payload, actor, request_id, occurred_at, bucket) VALUES ('"
                                + ada.tenant().value() + "', '" + aggregate + "', 'case', '" + aggregate
                                + "', 1, 0, 'case.tagged', 1, '{\"tenant_id\":\"other\",\"tenant\":\"other\",\"id\":\"other\",\"event_id\":\"other\"}',"
                                + " gen_random_uuid(), 'r', now(), " + EventBucket.of(aggregate) + ")");
        relay(new Telling("proof.elsewhere", heard::add));
        await(() -> !heard.isEmpty());
        assertThat(heard.getFirst().tenant()).isEqualTo(ada.tenant());
        assertThat(heard.getFirst().id()).isEqualTo(aggregate);
    }

    @Test
    void who_was_paused_beyond_its_lease_writes_nothing_any_more() throws InterruptedException {
        var handling = new CountDownLatch(1);
        var resumed = new CountDownLatch(1);
        var first = new AtomicBoolean(true);
        relay(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {
            if (first.getAndSet(false)) {
                handling.countDown();
                try {
                    resumed.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }));
        append(ada, UUID.randomUUID(), 1);
        handling.await();
        // Another node takes every lane, as it would after the lease.
        stage.database()
                .execute(
                        "UPDATE messaging.lane SET token = token + 1, node = gen_random_uuid(), expires_at = clock_timestamp() + interval '1 second'");
        resumed.countDown();
        await(() -> ledger.numbers("SELECT count(*) FROM messaging.lane WHERE expires_at <= clock_timestamp()")
                                .getFirst()
                        > 0
                || ledger.account("proof").lost() == 0);
        assertThat(ledger.settled("proof", PATIENCE)).isEqualTo(nothingWrongOf(1));
    }
}
