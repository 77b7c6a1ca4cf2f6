package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Tag;
import dev.sextant.messaging.application.DeadLetterBook;
import dev.sextant.messaging.application.DeadLetterPermissions;
import dev.sextant.messaging.application.DeadLetterQueries.Filter;
import dev.sextant.messaging.application.DeadLetterQueries.LetterView;
import dev.sextant.messaging.application.DeliveryCounts;
import dev.sextant.messaging.application.DiscardDeadLetter;
import dev.sextant.messaging.application.ReplayDeadLetter;
import dev.sextant.messaging.domain.DeadLetterState;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.persistence.JooqOutbox;
import dev.sextant.shared.persistence.Pool;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a decision about a dead letter, with a relay that delivers. */
class DecidedLettersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Actor ada = Actors.somewhere(DeadLetterPermissions.READ, DeadLetterPermissions.MANAGE);
    private final UUID aggregate = UUID.randomUUID();
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final List<ReceivedEvent> tried = new CopyOnWriteArrayList<>();
    private final DeliveryCounts counts = new DeliveryCounts();
    private Stage stage;
    private Pool worker;
    private ProofLedger ledger;
    private Relay relay;

    @BeforeEach
    void open() {
        stage = new Stage(8);
        worker = stage.database().pool(Role.WORKER, 8);
        ledger = new ProofLedger(stage.database());
        relay = new Relay(
                stage.transactions(),
                worker.source(),
                stage.ids(),
                EventContracts.of(),
                RelaySettings.standard().withLease(Duration.ofSeconds(3)),
                "node",
                List.of(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {
                    if (event.subject().id().equals(aggregate)
                            && event.subject().version() == 2) {
                        tried.add(event);
                        if (broken.get()) {
                            throw new IllegalStateException("broken");
                        }
                    }
                })),
                counts);
        relay.start();
        for (int version = 1; version <= 4; version++) {
            append(version);
        }
        await(() -> letters().stream().anyMatch(letter -> letter.state() == DeadLetterState.DEAD));
    }

    @AfterEach
    void close() {
        relay.close();
        worker.close();
        stage.close();
    }

    private void append(long version) {
        Event event =
                new CaseEvent.CaseTagged(new CaseId(aggregate), new Tag("v" + version), ada.user(), Instant.EPOCH);
        stage.transactions().write(ada, () -> {
            new JooqOutbox(stage.transactions(), stage.ids(), relay).append(ada, "case", version, List.of(event));
            return Either.right("done");
        });
    }

    private List<LetterView> letters() {
        return stage.transactions()
                .read(
                        ada,
                        () -> new JooqDeadLetters(stage.transactions())
                                .page(ada, Filter.all(), PageRequest.first())
                                .items());
    }

    private DeadLetterBook book() {
        return new DeadLetterBook(
                new JooqDeadLetters(stage.transactions()),
                (actor, type, version, events) -> {},
                stage.transactions(),
                relay::look,
                Clock.systemUTC());
    }

    private List<Long> versions() {
        return ledger.numbers("SELECT version FROM proof.effect ORDER BY n");
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void a_replayed_event_takes_effect_as_another_delivery_and_the_later_ones_follow_in_order() {
        LetterView dead = letters().getFirst();
        broken.set(false);

        var replayed = stage.transactions()
                .write(
                        ada,
                        () -> new ReplayDeadLetter(book(), stage.ids())
                                .handle(ada, new ReplayDeadLetter.Command(dead.id())))
                .get();

        await(() -> letters().isEmpty());
        assertThat(versions()).containsExactly(1L, 2L, 3L, 4L);
        ReceivedEvent last = tried.getLast();
        assertThat(last.id()).isEqualTo(dead.event().id());
        assertThat(last.delivery()).isEqualTo(replayed.deliveryId()).isNotEqualTo(dead.deliveryId());
        assertThat(last.attempt()).isEqualTo(1);
        assertThat(counts.delivered("proof")).isEqualTo(4);
        assertThat(counts.failures("proof")).isEqualTo(3);
    }

    @Test
    void a_discarded_event_takes_no_effect_and_the_later_ones_follow_in_order() {
        LetterView dead = letters().getFirst();
        int before = tried.size();

        stage.transactions()
                .write(
                        ada,
                        () -> new DiscardDeadLetter(book())
                                .handle(ada, new DiscardDeadLetter.Command(dead.id(), "No use.")))
                .get();

        await(() -> letters().isEmpty());
        assertThat(versions()).containsExactly(1L, 3L, 4L);
        assertThat(tried).hasSize(before);
    }
}
