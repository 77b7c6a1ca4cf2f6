package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Tag;
import dev.sextant.messaging.application.SubscriberStatus;
import dev.sextant.messaging.application.SubscriberStatus.Forgotten;
import dev.sextant.messaging.application.SubscriberStatus.HeldUp;
import dev.sextant.messaging.application.SubscriberStatus.Holder;
import dev.sextant.messaging.application.SubscriberStatus.LagView;
import dev.sextant.messaging.application.SubscriberStatus.OpenTransactionView;
import dev.sextant.messaging.application.SubscriberStatus.SubscriberView;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.persistence.JooqOutbox;
import dev.sextant.shared.persistence.Pool;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlSubscriberStatusTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Actor ada = Actors.somewhere();
    private final Actor eve = Actors.somewhere();
    private final AtomicBoolean broken = new AtomicBoolean();
    private Stage stage;
    private Pool worker;
    private SubscriberStatus status;

    @BeforeEach
    void open() {
        stage = new Stage(8);
        worker = stage.database().pool(Role.WORKER, 8);
        status = new SqlSubscriberStatus(worker.source());
        new ProofLedger(stage.database());
    }

    @AfterEach
    void close() {
        worker.close();
        stage.close();
    }

    private Relay relay() {
        Reaction proof = ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
        });
        var relay = new Relay(
                stage.transactions(),
                worker.source(),
                stage.ids(),
                EventContracts.of(),
                RelaySettings.standard().withLease(Duration.ofSeconds(3)),
                "node one",
                List.of(proof));
        relay.start();
        return relay;
    }

    private void append(Actor actor, int events) {
        for (int i = 0; i < events; i++) {
            Event event =
                    new CaseEvent.CaseTagged(new CaseId(UUID.randomUUID()), new Tag("v"), actor.user(), Instant.EPOCH);
            stage.transactions().write(actor, () -> {
                new JooqOutbox(stage.transactions(), stage.ids()).append(actor, "case", 1, List.of(event));
                return Either.right("done");
            });
        }
    }

    private SubscriberView own(Actor actor) {
        return status.own(actor).getFirst();
    }

    private LagView lag() {
        return status.all().getFirst();
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private boolean isServed() {
        return !status.all().isEmpty() && lag().idleLanes() == 0;
    }

    @Test
    void what_a_served_subscriber_has_come_to_does_not_wait() {
        try (var relay = relay()) {
            append(ada, 3);
            relay.look();
            await(() -> isServed() && own(ada).waiting() == 0);
            assertThat(own(ada)).isEqualTo(new SubscriberView("proof", 0, 0, false, 0, 0, 1, none()));
            assertThat(lag().nodeNames()).containsExactly("node one");
        }
    }

    private static io.vavr.control.Option<HeldUp> none() {
        return io.vavr.control.Option.none();
    }

    @Test
    void without_a_program_events_wait_and_each_organisation_sees_its_own() throws SQLException {
        relay().close();
        append(ada, 3);
        append(eve, 2);
        stage.database().execute("UPDATE shared.outbox SET recorded_at = recorded_at - interval '90 seconds'");

        assertThat(own(ada).waiting()).isEqualTo(3);
        assertThat(own(eve).waiting()).isEqualTo(2);
        assertThat(own(Actors.somewhere()).waiting()).isZero();
        assertThat(own(ada).lagSeconds()).isBetween(90L, 120L);
        assertThat(own(ada).heldUpBy().get()).isEqualTo(HeldUp.NOT_SERVED);
        assertThat(lag().subscriber().waiting()).isEqualTo(5);
        assertThat(lag().idleLanes()).isEqualTo(lag().lanes());
    }

    @Test
    void what_failed_is_counted_apart_and_only_for_its_organisation() {
        broken.set(true);
        append(ada, 1);
        try (var relay = relay()) {
            relay.look();
            await(() -> isServed() && own(ada).dead() == 1);
            assertThat(own(ada).heldUpBy().get()).isEqualTo(HeldUp.DEAD_LETTERS);
            assertThat(own(ada).waiting()).isZero();
            assertThat(own(eve).dead()).isZero();
            assertThat(lag().subscriber().dead()).isEqualTo(1);
        }
    }

    @Test
    void the_session_that_holds_a_transaction_open_is_named_and_nothing_of_what_it_does() throws SQLException {
        try (Connection slow = stage.database().superuser().getConnection()) {
            slow.setAutoCommit(false);
            try (var statement = slow.createStatement()) {
                statement.execute(
                        "SET application_name = 'night report'; SELECT pg_current_xact_id(), 'secret of the query'");
                try (var relay = relay()) {
                    append(ada, 1);
                    relay.look();
                    await(() -> isServed()
                            && own(ada).waiting() == 0
                            && lag().waitsFor().isDefined());
                    OpenTransactionView open = lag().waitsFor().get();
                    assertThat(open.holder()).isEqualTo(Holder.SESSION);
                    assertThat(open.application().get()).isEqualTo("night report");
                    assertThat(open.pid().isDefined()).isTrue();
                    assertThat(open.seconds().get()).isBetween(0L, 60L);
                    assertThat(lag().toString()).doesNotContain("secret");
                    slow.rollback();
                    append(ada, 1);
                    relay.look();
                    await(() -> lag().waitsFor().isEmpty());
                }
            }
        }
    }

    @Test
    void without_the_right_to_read_the_figures_of_sessions_only_the_age_is_not_told() throws SQLException {
        stage.database().execute("REVOKE pg_read_all_stats FROM sextant_owner");
        try (Connection slow = stage.database().superuser().getConnection()) {
            slow.setAutoCommit(false);
            try (var statement = slow.createStatement();
                    var relay = relay()) {
                statement.execute("SELECT pg_current_xact_id()");
                append(ada, 1);
                relay.look();
                await(() -> isServed() && lag().waitsFor().isDefined());
                assertThat(lag().waitsFor().get().holder()).isEqualTo(Holder.SESSION);
                assertThat(lag().waitsFor().get().pid().isDefined()).isTrue();
                assertThat(lag().waitsFor().get().seconds().isEmpty()).isTrue();
                slow.rollback();
            }
        } finally {
            stage.database().execute("GRANT pg_read_all_stats TO sextant_owner");
        }
    }

    @Test
    void a_subscriber_is_forgotten_with_its_letters_once_nobody_serves_it() {
        broken.set(true);
        append(ada, 1);
        try (var relay = relay()) {
            relay.look();
            await(() -> isServed() && own(ada).dead() == 1);
            assertThat(status.forget("proof")).isEqualTo(new Forgotten.Served());
        }
        assertThat(status.forget("nobody")).isEqualTo(new Forgotten.Unknown());

        assertThat(status.forget("proof")).isEqualTo(new Forgotten.Done(1));

        assertThat(status.all()).isEmpty();
        assertThat(status.forget("proof")).isEqualTo(new Forgotten.Unknown());
    }
}
