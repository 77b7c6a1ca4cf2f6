package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Jobs.State;
import dev.sextant.shared.application.JobsContract;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.RetryRule;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is, over several processes, whatever happens to them. */
class JobTurnsTest {

    private static final JobSettings QUICK = new JobSettings(
            4,
            2,
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMillis(20),
            Duration.ofSeconds(5),
            ZoneId.of("UTC"));
    private static final int MANY = 100_000;

    private final Actor ada = Actors.somewhere();
    private final Actor eve = Actors.somewhere();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Stage stage;

    @BeforeEach
    void begin() {
        stage = new Stage(4);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable part : open.reversed()) {
            part.close();
        }
        stage.close();
    }

    /** A process with connections of its own. */
    private final class Node {
        private final Pool app = stage.database().pool(Role.APP, 6);
        private final Pool worker = stage.database().pool(Role.WORKER, 4);
        private final JooqTransactions transactions = new JooqTransactions(app.source(), Timeouts.standard());
        private final SchedulerJobs jobs;

        private Node(JobHandler handler) {
            this(handler, Clock.systemUTC());
        }

        private Node(JobHandler handler, Clock clock) {
            jobs = new SchedulerJobs(transactions, worker.source(), stage.ids(), clock, QUICK);
            open.addAll(List.of(app, worker, jobs));
            jobs.register(handler);
            jobs.start();
        }

        /** Cuts it off from the database, which is what the others see of a process that was killed. */
        private void dies() {
            app.close();
            worker.close();
        }
    }

    /** Notes what runs at once, and does as it is told. */
    private static final class Noting implements JobHandler {
        private final Map<TenantId, AtomicInteger> atOnce = new ConcurrentHashMap<>();
        private final Map<TenantId, AtomicInteger> mostAtOnce = new ConcurrentHashMap<>();
        private final Map<TenantId, AtomicInteger> done = new ConcurrentHashMap<>();
        private final RetryRule retry;
        private final Work work;

        private Noting(RetryRule retry, Work work) {
            this.retry = retry;
            this.work = work;
        }

        @Override
        public String kind() {
            return "noting";
        }

        @Override
        public RetryRule retry() {
            return retry;
        }

        @Override
        public Either<String, String> run(Actor actor, JobId job, String payload, Control control) {
            int now = of(atOnce, actor).incrementAndGet();
            of(mostAtOnce, actor).accumulateAndGet(now, Math::max);
            try {
                work.run(payload, control);
                of(done, actor).incrementAndGet();
                return Either.right("/done");
            } finally {
                of(atOnce, actor).decrementAndGet();
            }
        }

        private static AtomicInteger of(Map<TenantId, AtomicInteger> numbers, Actor actor) {
            return numbers.computeIfAbsent(actor.tenant(), tenant -> new AtomicInteger());
        }
    }

    private interface Work {
        void run(String payload, JobHandler.Control control);
    }

    private static Noting quick() {
        return new Noting(JobsContract.SOON, (payload, control) -> {});
    }

    private JobId submit(Node node, Actor actor, String payload) {
        return node.transactions
                .<String, JobId>write(actor, () -> Either.right(node.jobs.submit(actor, "noting", payload)))
                .get();
    }

    private void queue(Actor actor, int jobs) {
        stage.database()
                .execute("INSERT INTO shared.job (tenant_id, id, kind, payload, state, actor, permissions, request_id,"
                        + " created_at, updated_at, due_at) SELECT '"
                        + actor.tenant().value()
                        + "', gen_random_uuid(), 'noting', '', 'QUEUED', '"
                        + actor.user().value()
                        + "', '{}', 'r', now(), now(), now() FROM generate_series(1, " + jobs + ")");
    }

    private long count(String condition) {
        try (var connection = stage.database().superuser().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM shared.job WHERE " + condition)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Duration until(BooleanSupplier reached) {
        long start = System.nanoTime();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - start > Duration.ofSeconds(60).toNanos()) {
                throw new AssertionError("not within a minute");
            }
            LockSupport.parkNanos(2_000_000);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private State state(Node node, Actor actor, JobId id) {
        return node.transactions
                .read(actor, () -> node.jobs.find(actor, id).get())
                .state();
    }

    @Test
    void a_tenant_with_a_hundred_thousand_jobs_does_not_delay_another_ones() {
        queue(ada, MANY);
        Noting noting = quick();
        var first = new Node(noting);
        new Node(noting);
        until(() -> Noting.of(noting.done, ada).get() > 20);

        var waits = new ArrayList<Duration>();
        for (int i = 0; i < 20; i++) {
            JobId id = submit(first, eve, "");
            waits.add(until(() -> state(first, eve, id).isFinal()));
        }
        waits.sort(Comparator.naturalOrder());
        assertThat(waits.getLast()).isLessThan(Duration.ofSeconds(3));

        int before = Noting.of(noting.done, ada).get();
        until(() -> Noting.of(noting.done, ada).get() > before + 20);
        assertThat(Noting.of(noting.done, ada).get()).as("far from done").isLessThan(MANY);
        assertThat(Noting.of(noting.mostAtOnce, ada)).as("over both processes").hasValueBetween(1, 2);
        System.out.println("A job behind " + MANY + " of another tenant ended after "
                + waits.get(10).toMillis() + " ms in the median, and "
                + waits.getLast().toMillis() + " ms at most, of 20");
    }

    @Test
    void a_tenant_has_so_many_jobs_running_as_it_may_and_no_more_over_all_processes() {
        var noting = new Noting(JobsContract.SOON, (payload, control) -> LockSupport.parkNanos(20_000_000));
        queue(ada, 60);
        new Node(noting);
        new Node(noting);
        until(() -> count("state = 'SUCCEEDED'") == 60);
        assertThat(Noting.of(noting.mostAtOnce, ada)).hasValue(2);
        assertThat(Noting.of(noting.done, ada)).as("each once").hasValue(60);
    }

    @Test
    void jobs_of_a_process_that_was_killed_are_taken_over_and_none_is_lost() {
        var dead = new CountDownLatch(1);
        var begun = new CountDownLatch(2);
        var stuck = new Noting(JobsContract.SOON, (payload, control) -> {
            begun.countDown();
            await(dead);
        });
        queue(ada, 20);
        var first = new Node(stuck);
        await(begun);
        first.dies();
        Noting noting = quick();
        new Node(noting);

        until(() -> count("state = 'SUCCEEDED'") == 20);
        dead.countDown();
        assertThat(Noting.of(noting.done, ada)).as("each once").hasValue(20);
        assertThat(count("tries = 2")).as("those that it had begun").isEqualTo(2);
    }

    @Test
    void a_process_that_stops_hands_its_jobs_to_the_other_at_once_and_the_try_does_not_count() {
        var begun = new CountDownLatch(1);
        var slow = new Noting(JobsContract.SOON, (payload, control) -> {
            begun.countDown();
            while (true) {
                control.progress(0.5);
                LockSupport.parkNanos(1_000_000);
            }
        });
        var first = new Node(slow);
        JobId id = submit(first, ada, "");
        await(begun);
        Noting noting = quick();
        var second = new Node(noting);

        first.jobs.close();
        Duration waited = until(() -> state(second, ada, id).isFinal());

        assertThat(state(second, ada, id)).isEqualTo(State.SUCCEEDED);
        assertThat(waited).isLessThan(Duration.ofSeconds(3));
        assertThat(count("tries = 1")).isEqualTo(1);
    }

    @Test
    void processes_whose_clocks_differ_by_hours_leave_each_other_their_jobs() {
        var done = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var slow = new Noting(JobsContract.SOON, (payload, control) -> {
            begun.countDown();
            await(done);
        });
        var late = new Node(slow, Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));
        JobId id = submit(late, ada, "");
        await(begun);
        Noting noting = quick();
        var early = new Node(noting, Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));

        // So many signs of life are as many occasions to take it for dead.
        var signs = new HashSet<String>();
        until(() -> {
            signs.add(lastSignOfLife());
            return signs.size() > 8;
        });
        JobId other = submit(early, eve, "");
        until(() -> state(early, eve, other).isFinal());
        done.countDown();
        until(() -> state(early, ada, id).isFinal());

        assertThat(count("tries = 1")).as("each was tried once").isEqualTo(2);
        assertThat(Noting.of(noting.done, ada)).hasValue(0);
    }

    private String lastSignOfLife() {
        try (var connection = stage.database().superuser().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT max(last_heartbeat)::text FROM shared.scheduled_tasks"
                        + " WHERE task_name = 'job_lane'")) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void lanes_that_were_lost_are_opened_again() {
        Noting noting = new Noting(JobsContract.SOON, (payload, control) -> LockSupport.parkNanos(2_000_000));
        queue(ada, 200);
        new Node(noting);
        until(() -> Noting.of(noting.done, ada).get() > 10);
        stage.database().execute("DELETE FROM shared.scheduled_tasks WHERE task_name = 'job_lane'");
        until(() -> count("state = 'SUCCEEDED'") == 200);
        assertThat(count("due_at IS NOT NULL OR lane IS NOT NULL")).isZero();
    }

    @Test
    void the_database_keeps_no_job_that_is_stranded() {
        queue(ada, 1);
        assertThatThrownBy(() -> stage.database().execute("UPDATE shared.job SET due_at = NULL"))
                .hasStackTraceContaining("job_due");
        assertThatThrownBy(() -> stage.database().execute("UPDATE shared.job SET state = 'FAILED'"))
                .hasStackTraceContaining("job_due");
    }

    @Test
    void the_figures_tell_what_waits_what_runs_and_for_how_long_and_are_asked_for_now_and_then() {
        var time = new AtomicLong();
        var figures = new JobFigures(stage.database().worker(), time::get);
        assertThat(figures.now()).isEqualTo(new JobFigures.Figures(0, 0, 0));
        queue(ada, 3);
        queue(eve, 1);
        stage.database()
                .execute("UPDATE shared.job SET due_at = now() - interval '1 hour' WHERE tenant_id = '"
                        + eve.tenant().value() + "'");
        stage.database()
                .execute("UPDATE shared.job SET state = 'RUNNING', lane = 1 WHERE id = (SELECT id FROM shared.job"
                        + " WHERE tenant_id = '" + ada.tenant().value() + "' LIMIT 1)");
        assertThat(figures.now().queued()).as("still fresh").isZero();
        time.addAndGet(JobFigures.FRESH_FOR.toNanos());
        assertThat(figures.now().queued()).isEqualTo(3);
        assertThat(figures.now().running()).isEqualTo(1);
        assertThat(figures.now().longestWait()).isBetween(3_600.0, 3_700.0);
    }

    private static Noting brokenForAnHour() {
        return new Noting(new RetryRule(5, Duration.ofHours(1), Duration.ofHours(1), 0), (payload, control) -> {
            if (payload.equals("broken")) {
                throw new IllegalStateException("broken");
            }
        });
    }

    @Test
    void jobs_that_wait_for_another_try_take_no_lane_from_the_others() {
        var node = new Node(brokenForAnHour());
        for (int i = 0; i < 10; i++) {
            submit(node, ada, "broken");
        }
        JobId good = submit(node, ada, "good");
        until(() -> state(node, ada, good) == State.SUCCEEDED);
        until(() -> count("state = 'RUNNING' AND tries = 1 AND lane IS NULL AND due_at > now() + interval '50 minutes'")
                == 10);
    }

    @Test
    void a_job_that_waits_for_another_try_is_cancelled_at_once() {
        var node = new Node(brokenForAnHour());
        JobId id = submit(node, ada, "broken");
        until(() -> count("tries = 1 AND lane IS NULL") == 1);
        node.transactions.<String, Boolean>write(
                ada, () -> Either.right(node.jobs.cancel(ada, id).isRight()));
        until(() -> state(node, ada, id) == State.CANCELLED);
        assertThat(count("due_at IS NOT NULL")).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
