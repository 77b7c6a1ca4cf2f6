package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.cases.application.CaseFixtures;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.persistence.JooqCases;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(4);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static Either<String, CaseId> openCase(JooqTransactions transactions, Actor actor) {
        Case opened = new CaseFixtures().opened("Checkout fails");
        return transactions.write(actor, () -> {
            new JooqCases(transactions).add(actor, opened);
            new JooqOutbox(transactions, stage.ids())
                    .append(
                            actor,
                            "case",
                            1,
                            List.of(new CaseEvent.CaseDeleted(opened.id(), actor.user(), CaseFixtures.NOON)));
            return Either.right(opened.id());
        });
    }

    private static long count(Actor actor, String table) {
        return stage.transactions()
                .read(
                        actor,
                        () -> stage.transactions()
                                .dsl(actor)
                                .fetchSingle("SELECT count(*) FROM " + table)
                                .get(0, Long.class));
    }

    @Test
    void whichever_call_breaks_the_change_is_there_with_its_event_or_not_at_all() {
        int broken = 0;
        for (boolean afterwards : new boolean[] {false, true}) {
            for (int n = 1; ; n++) {
                Actor ada = Actors.somewhere(CasePermissions.MANAGE);
                var failing = new FailingCalls(stage.database().app(), n, afterwards);
                var transactions = new JooqTransactions(failing.source(), Timeouts.standard());
                boolean acknowledged = false;
                try {
                    acknowledged = openCase(transactions, ada).isRight();
                } catch (Unavailable expected) {
                    broken++;
                }
                long cases = count(ada, "cases.case_record");
                assertThat(count(ada, "shared.outbox")).as("call %d", n).isEqualTo(cases);
                if (acknowledged) {
                    assertThat(cases).isEqualTo(1);
                    if (failing.calls() < n) {
                        break;
                    }
                }
            }
        }
        assertThat(broken).as("calls that broke, counted twice").isGreaterThanOrEqualTo(10);
    }

    @Test
    void an_exhausted_pool_is_an_outage_and_soon_over() throws SQLException {
        Actor ada = Actors.somewhere(CasePermissions.MANAGE);
        var settings = new Pool.Settings(
                "small", stage.database().url(), Role.APP, "", 1, Duration.ofMillis(300), Duration.ofSeconds(5));
        try (Pool small = Pool.open(settings)) {
            var transactions = new JooqTransactions(small.source(), Timeouts.standard());
            var readiness = new DatabaseReadiness(small.source());
            try (Connection held = small.source().getConnection()) {
                assertThat(held.isValid(1)).isTrue();
                assertThat(readiness.isReady(Duration.ofMillis(100))).isFalse();
                assertThatThrownBy(() -> transactions.read(ada, () -> "never")).isInstanceOf(Unavailable.class);
            }
            assertThat(transactions.read(ada, () -> "now")).isEqualTo("now");
            assertThat(readiness.isReady(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void a_slow_statement_is_cut_off_by_the_server() {
        Actor ada = Actors.somewhere(CasePermissions.MANAGE);
        var impatient = new JooqTransactions(
                stage.pool().source(),
                new Timeouts(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofSeconds(10)));
        assertThatThrownBy(() -> impatient.read(ada, () -> impatient.dsl(ada).fetch("SELECT pg_sleep(60)")))
                .isInstanceOf(Unavailable.class);
        assertThat(stage.transactions().read(ada, () -> "the connection is usable"))
                .isNotEmpty();
    }

    @Test
    void who_waits_too_long_for_a_lock_gives_up() throws SQLException {
        Actor ada = Actors.somewhere(CasePermissions.MANAGE);
        CaseId id = openCase(stage.transactions(), ada).get();
        var impatient = new JooqTransactions(
                stage.pool().source(),
                new Timeouts(Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofSeconds(10)));
        try (Connection superuser = stage.database().superuser().getConnection()) {
            superuser.setAutoCommit(false);
            try (var statement = superuser.createStatement()) {
                statement.execute("LOCK TABLE cases.case_record IN ACCESS EXCLUSIVE MODE");
            }
            assertThatThrownBy(() -> impatient.read(ada, () -> new JooqCases(impatient).find(ada, id)))
                    .isInstanceOf(Unavailable.class);
            superuser.rollback();
        }
        assertThat(impatient
                        .read(ada, () -> new JooqCases(impatient).find(ada, id))
                        .isDefined())
                .isTrue();
    }

    @Test
    void a_program_that_hangs_in_a_transaction_does_not_hold_it_for_ever() {
        Actor ada = Actors.somewhere(CasePermissions.MANAGE);
        var hanging = new JooqTransactions(
                stage.pool().source(),
                new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(100)));
        assertThatThrownBy(() -> hanging.read(ada, () -> {
                    // Idle for the server: the client only waits.
                    java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                    return hanging.dsl(ada).fetch("SELECT 1");
                }))
                .isInstanceOf(Unavailable.class);
        assertThat(stage.transactions().read(ada, () -> "recovered")).isEqualTo("recovered");
    }

    @Test
    void the_victim_of_a_deadlock_is_run_again() throws Exception {
        Actor ada = Actors.somewhere(CasePermissions.MANAGE);
        CaseId one = openCase(stage.transactions(), ada).get();
        CaseId two = openCase(stage.transactions(), ada).get();
        var meet = new CyclicBarrier(2);
        Callable<Either<String, String>> forward = () -> lockBoth(ada, one, two, meet);
        Callable<Either<String, String>> backward = () -> lockBoth(ada, two, one, meet);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<Either<String, String>> done : threads.invokeAll(List.of(forward, backward))) {
                assertThat(done.get()).isEqualTo(Either.right("done"));
            }
        }
    }

    private static Either<String, String> lockBoth(Actor actor, CaseId first, CaseId second, CyclicBarrier meet) {
        var patient = new JooqTransactions(
                stage.pool().source(),
                new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20)));
        var cases = new JooqCases(patient);
        var tries = new ArrayList<Integer>();
        return patient.write(actor, () -> {
            tries.add(1);
            cases.findForUpdate(actor, first);
            if (tries.size() == 1) {
                try {
                    meet.await(20, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
            cases.findForUpdate(actor, second);
            return Either.right("done");
        });
    }

    @Test
    void fifty_writers_with_twenty_changes_each_lose_none() throws Exception {
        Actor ada = Actors.somewhere(CasePermissions.MANAGE);
        CaseId id = openCase(stage.transactions(), ada).get();
        var cases = new JooqCases(stage.transactions());
        Callable<Integer> writer = () -> {
            int lost = 0;
            for (int done = 0; done < 20; ) {
                try {
                    stage.transactions().write(ada, () -> {
                        Case read = cases.find(ada, id).get();
                        cases.save(ada, read, more(read));
                        return Either.right("done");
                    });
                    done++;
                } catch (StaleAggregate | Unavailable race) {
                    lost++;
                }
            }
            return lost;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> lost : threads.invokeAll(
                    IntStream.range(0, 50).mapToObj(i -> writer).toList())) {
                lost.get();
            }
        }
        Case last = stage.transactions().read(ada, () -> cases.find(ada, id)).get();
        assertThat(last.version()).isEqualTo(1 + 50 * 20);
    }

    /** The same case one change later. */
    private static Case more(Case read) {
        return read.tags().isEmpty()
                ? new CaseFixtures().tagged(read, "odd")
                : read.untag(CaseFixtures.tag("odd"), new CaseFixtures().ada(), CaseFixtures.NOON)
                        .state();
    }
}
