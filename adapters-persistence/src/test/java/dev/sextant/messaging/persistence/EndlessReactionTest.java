package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Tag;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.MalformedEvent;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.RetryRule;
import dev.sextant.shared.persistence.JooqOutbox;
import dev.sextant.shared.persistence.Pool;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reactions that hand every event on, and never give up on an outage of whom they hand it to. */
class EndlessReactionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Stage stage;
    private Pool worker;
    private ProofLedger ledger;

    @BeforeEach
    void open() {
        stage = new Stage(8);
        worker = stage.database().pool(Role.WORKER, 12);
        ledger = new ProofLedger(stage.database());
    }

    @AfterEach
    void close() {
        worker.close();
        stage.close();
    }

    private record HandingOn(String name, Consumer<ReceivedEvent> then) implements Reaction {
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
            return RetryRule.endless(Duration.ofMillis(50), Duration.ofMillis(200));
        }

        @Override
        public void on(Actor actor, ReceivedEvent event) {
            then.accept(event);
        }
    }

    private Relay relay(Consumer<ReceivedEvent> reaction) {
        return relay(RelaySettings.standard().withLanes(1).withLease(Duration.ofSeconds(3)), reaction);
    }

    private Relay relay(RelaySettings settings, Consumer<ReceivedEvent> reaction) {
        return new Relay(
                stage.transactions(),
                worker.source(),
                stage.ids(),
                EventContracts.of(),
                settings,
                "node",
                List.of(new HandingOn("test.handing_on", reaction)));
    }

    private void append(Actor actor, UUID aggregate, long version) {
        var event =
                new CaseEvent.CaseTagged(new CaseId(aggregate), new Tag("v" + version), actor.user(), Instant.EPOCH);
        stage.transactions().write(actor, () -> {
            new JooqOutbox(stage.transactions(), stage.ids()).append(actor, "case", version, List.of(event));
            return Either.right("done");
        });
    }

    private long parked(String state) {
        return ledger.numbers("SELECT count(*) FROM messaging.parked WHERE state = '" + state + "'")
                .getFirst();
    }

    @Test
    void a_long_outage_sets_no_event_aside_and_loses_none() {
        Actor ada = Actors.somewhere();
        UUID aggregate = UUID.randomUUID();
        LongStream.rangeClosed(1, 5).forEach(version -> append(ada, aggregate, version));
        append(ada, UUID.randomUUID(), 1);
        var outages = new AtomicInteger();
        Queue<Long> had = new ConcurrentLinkedQueue<>();
        try (Relay relay = relay(event -> {
            // More rounds than after which a lane begins to suspect its events.
            if (outages.incrementAndGet() <= 14) {
                throw new Unavailable("broker", Duration.ofSeconds(1), new IllegalStateException("away"));
            }
            if (event.subject().id().equals(aggregate)) {
                had.add(event.subject().version());
            }
        })) {
            relay.start();
            await(() -> outages.get() >= 14 || parked("RETRYING") > 0);
            assertThat(parked("RETRYING") + parked("DEAD")).isZero();
            await(() -> had.stream().distinct().count() == 5);
        }
        assertThat(had.stream().distinct()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(parked("RETRYING") + parked("DEAD")).isZero();
    }

    @Test
    void what_is_refused_for_good_is_a_dead_letter_at_once_and_others_go_on() {
        Actor ada = Actors.somewhere();
        UUID refused = UUID.randomUUID();
        UUID taken = UUID.randomUUID();
        LongStream.rangeClosed(1, 3).forEach(version -> {
            append(ada, refused, version);
            append(ada, taken, version);
        });
        Queue<UUID> had = new ConcurrentLinkedQueue<>();
        try (Relay relay = relay(event -> {
            if (event.subject().id().equals(refused)) {
                throw new MalformedEvent("data", "small enough");
            }
            had.add(event.subject().id());
        })) {
            relay.start();
            await(() -> parked("DEAD") == 1 && had.size() >= 3);
        }
        assertThat(had).containsOnly(taken).hasSize(3);
    }

    @Test
    void whoever_waits_for_somebody_slow_takes_nothing_from_other_subscribers() {
        Actor ada = Actors.somewhere();
        var slow = new CountDownLatch(1);
        var waiting = new AtomicInteger();
        Queue<UUID> had = new ConcurrentLinkedQueue<>();
        var settings = RelaySettings.standard().withLease(Duration.ofSeconds(3));
        try (Relay relay = relay(settings, event -> {
            waiting.incrementAndGet();
            awaitUninterruptibly(slow);
        })) {
            relay.subscribe(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {}));
            relay.subscribe(new HandingOn("test.quick", event -> had.add(event.id())));
            relay.start();
            try {
                for (int aggregate = 0; aggregate < 40; aggregate++) {
                    append(ada, UUID.randomUUID(), 1);
                }
                // All lanes of the slow one stand still, and everybody else has everything.
                await(() -> waiting.get() >= settings.lanes());
                await(() -> had.size() == 40);
                assertThat(ledger.settled("proof", PATIENCE)).isEqualTo(RelayStage.nothingWrongOf(40));
            } finally {
                slow.countDown();
            }
            await(() -> waiting.get() >= 40);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
