package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Chore;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Jobs.JobView;
import dev.sextant.shared.application.Jobs.State;
import dev.sextant.shared.application.JobsContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.RetryRule;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchedulerJobsTest extends JobsContract {

    private static final JobSettings QUICK = new JobSettings(
            3,
            2,
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMillis(20),
            Duration.ofSeconds(5),
            ZoneId.of("UTC"));

    private Stage stage;
    private Pool worker;
    private final List<SchedulerJobs> running = new ArrayList<>();

    @BeforeEach
    void open() {
        stage = new Stage(6);
        worker = stage.database().pool(Role.WORKER, 4);
    }

    @AfterEach
    void close() {
        running.forEach(SchedulerJobs::close);
        worker.close();
        stage.close();
    }

    @Override
    protected Jobs jobsWith(JobHandler handler) {
        SchedulerJobs jobs = jobs(handler);
        jobs.start();
        return jobs;
    }

    private SchedulerJobs jobs(JobHandler handler) {
        var jobs = new SchedulerJobs(stage.transactions(), worker.source(), stage.ids(), Clock.systemUTC(), QUICK);
        jobs.register(handler);
        running.add(jobs);
        return jobs;
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }

    /** A handler that waits at its first try until it is told to stop, and is done at once at the second. */
    private static final class Slow implements JobHandler {
        private final AtomicInteger tries = new AtomicInteger();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final BlockingQueue<String> givenUp = new LinkedBlockingQueue<>();

        @Override
        public void gaveUp(Actor actor, JobId job, String payload, String reason) {
            givenUp.add(payload + ": " + reason);
        }

        @Override
        public String kind() {
            return "slow";
        }

        @Override
        public RetryRule retry() {
            return SOON;
        }

        @Override
        public Either<String, String> run(Actor actor, JobId job, String payload, Control control) {
            if (tries.incrementAndGet() > 1) {
                return Either.right("/done");
            }
            begun.countDown();
            while (true) {
                control.progress(0.5);
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private JobId submit(Jobs jobs, Actor actor, String kind) {
        Either<String, JobId> id =
                stage.transactions().write(actor, () -> Either.right(jobs.submit(actor, kind, "payload")));
        return id.get();
    }

    private JobView view(Jobs jobs, Actor actor, JobId id) {
        return stage.transactions().read(actor, () -> jobs.find(actor, id)).get();
    }

    private JobView end(Jobs jobs, Actor actor, JobId id) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < until) {
            JobView view = view(jobs, actor, id);
            if (view.state().isFinal()) {
                return view;
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new AssertionError("the job did not end: " + view(jobs, actor, id));
    }

    @Test
    void a_process_that_stops_in_order_gives_its_jobs_to_the_next_one() throws InterruptedException {
        Actor ada = Actors.somewhere();
        var slow = new Slow();
        SchedulerJobs first = jobs(slow);
        first.start();
        JobId id = submit(first, ada, "slow");
        slow.begun.await();
        first.close();
        assertThat(view(first, ada, id).state()).isEqualTo(State.RUNNING);

        SchedulerJobs second = jobs(slow);
        second.start();
        assertThat(end(second, ada, id).state()).isEqualTo(State.SUCCEEDED);
        assertThat(slow.tries).hasValue(2);
    }

    @Test
    void a_job_whose_process_died_is_taken_over() {
        Actor ada = Actors.somewhere();
        var slow = new Slow();
        SchedulerJobs jobs = jobs(slow);
        JobId id = submit(jobs, ada, "slow");
        // What a killed process leaves behind: a lane that is picked, a job that runs in it, and silence since a while.
        slow.tries.set(1);
        stage.database()
                .execute("INSERT INTO shared.scheduled_tasks (task_name, task_instance, execution_time, picked,"
                        + " picked_by, last_heartbeat, version) SELECT 'job_lane', tenant_id || ':1', now(), true,"
                        + " 'the dead one', now() - interval '1 minute', 2 FROM shared.job");
        stage.database().execute("UPDATE shared.job SET state = 'RUNNING', tries = 1, lane = 1");
        jobs.start();
        assertThat(end(jobs, ada, id).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void a_job_that_killed_its_process_each_time_is_given_up() {
        Actor ada = Actors.somewhere();
        var slow = new Slow();
        SchedulerJobs jobs = jobs(slow);
        JobId id = submit(jobs, ada, "slow");
        stage.database().execute("UPDATE shared.job SET state = 'RUNNING', tries = 3, lane = 1");
        jobs.start();
        JobView ended = end(jobs, ada, id);
        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(ended.error().get()).isEqualTo("It was given up after 3 tries.");
        assertThat(slow.givenUp).containsExactly("payload: It was given up after 3 tries.");
    }

    @Test
    void what_a_try_writes_after_another_one_took_over_is_not_kept() throws InterruptedException {
        Actor ada = Actors.somewhere();
        var slow = new Slow();
        SchedulerJobs jobs = jobs(slow);
        jobs.start();
        JobId id = submit(jobs, ada, "slow");
        slow.begun.await();
        stage.database()
                .execute("UPDATE shared.job SET tries = 2, state = 'SUCCEEDED', result = '/by-the-other-one',"
                        + " due_at = NULL, lane = NULL");
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < until && !scheduled(stage).isEmpty()) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(view(jobs, ada, id).result().get()).isEqualTo("/by-the-other-one");
        assertThat(slow.givenUp).isEmpty();
    }

    /** Done all the time, and broken at first. */
    private static final class Busy implements Chore {

        private final Duration every;
        private final AtomicInteger atOnce = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();
        private final CountDownLatch fiveTimes = new CountDownLatch(5);

        private Busy(Duration every) {
            this.every = every;
        }

        @Override
        public String name() {
            return "busy";
        }

        @Override
        public Duration every() {
            return every;
        }

        @Override
        public long run(BooleanSupplier mayGoOn) {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            fiveTimes.countDown();
            try {
                if (fiveTimes.getCount() > 3) {
                    throw new IllegalStateException("broken at first");
                }
                return mayGoOn.getAsBoolean() ? 1 : 0;
            } finally {
                atOnce.decrementAndGet();
            }
        }
    }

    private SchedulerJobs jobs(Chore chore) {
        var jobs = new SchedulerJobs(
                stage.transactions(), worker.source(), stage.ids(), Clock.systemUTC(), QUICK, List.of(chore));
        running.add(jobs);
        return jobs;
    }

    @Test
    void a_chore_is_done_again_and_again_although_it_broke_and_by_one_program_at_a_time() throws InterruptedException {
        var busy = new Busy(Duration.ofMillis(10));
        jobs(busy).start();
        jobs(busy).start();
        assertThat(busy.fiveTimes.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(busy.mostAtOnce).hasValue(1);
    }

    @Test
    void a_chore_waits_at_the_first_start_and_keeps_its_turn_over_restarts() {
        SchedulerJobs first = jobs(new Busy(Duration.ofHours(24)));
        first.start();
        first.close();
        Instant due = due();
        assertThat(due).isAfter(Instant.now().plus(Duration.ofHours(23)));
        SchedulerJobs second = jobs(new Busy(Duration.ofHours(24)));
        second.start();
        second.close();
        assertThat(due()).isEqualTo(due);
    }

    private Instant due() {
        try (var connection = stage.database().superuser().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT execution_time FROM shared.scheduled_tasks WHERE task_name = 'chore:busy'")) {
            assertThat(row.next()).isTrue();
            return row.getTimestamp(1).toInstant();
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> scheduled(Stage stage) {
        try (var connection = stage.database().superuser().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT task_instance FROM shared.scheduled_tasks WHERE task_name = 'job_lane'")) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_queued_job_is_cancelled_at_once_and_never_runs() throws InterruptedException {
        Actor ada = Actors.somewhere();
        var slow = new Slow();
        SchedulerJobs jobs = jobs(slow);
        JobId id = submit(jobs, ada, "slow");
        Either<String, State> state = stage.transactions()
                .write(ada, () -> Either.right(jobs.cancel(ada, id).get().state()));
        assertThat(state.get()).isEqualTo(State.CANCELLED);
        jobs.start();
        JobId later = submit(jobs, ada, "slow");
        slow.tries.set(1);
        end(jobs, ada, later);
        assertThat(view(jobs, ada, id).state()).isEqualTo(State.CANCELLED);
        assertThat(slow.tries).hasValue(2);
        assertThat(slow.givenUp.poll(30, TimeUnit.SECONDS)).isEqualTo("payload: It was cancelled.");
    }

    @Test
    void the_scheduler_sees_tenants_and_nothing_else() throws InterruptedException {
        Actor ada = Actors.somewhere();
        var slow = new Slow();
        SchedulerJobs jobs = jobs(slow);
        jobs.start();
        submit(jobs, ada, "slow");
        slow.begun.await();
        assertThat(scheduled(stage)).containsExactly(ada.tenant().value() + ":1");
    }
}
