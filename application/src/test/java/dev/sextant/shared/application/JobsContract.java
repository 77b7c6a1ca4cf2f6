package dev.sextant.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.application.JobHandler.Reach;
import dev.sextant.shared.application.Jobs.JobView;
import dev.sextant.shared.application.Jobs.State;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.RetryRule;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Jobs} keeps. Jobs must run on threads of their own. */
public abstract class JobsContract {

    /** How long a test waits at most for a job to end; only a broken one takes that long. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Three tries, one right after the other. */
    public static final RetryRule SOON = new RetryRule(3, Duration.ofMillis(10), Duration.ofMillis(50), 0.2);

    /** The jobs under test, in service, with this handler among theirs; two jobs of a tenant run at once, and at least three altogether. */
    protected abstract Jobs jobsWith(JobHandler handler);

    /** The transactions that they work in. */
    protected abstract Transactions transactions();

    private final Actor ada = Actors.somewhere();
    private final List<String> givenUp = new CopyOnWriteArrayList<>();
    private final List<JobId> tried = new CopyOnWriteArrayList<>();

    /** Work of the kind {@code test_work}. */
    @FunctionalInterface
    protected interface Work {

        /** Does it. */
        Either<String, String> run(Actor actor, String payload, JobHandler.Control control);
    }

    private Jobs jobsThat(Work work) {
        return jobsThat(work, Option.none());
    }

    /**
     * Jobs that do some work.
     *
     * @param reach what anybody may do about them; what is usual when none
     */
    private Jobs jobsThat(Work work, Option<Reach> reach) {
        return jobsWith(new JobHandler() {
            @Override
            public Reach reach(Actor actor, UserId submitter, String payload) {
                assertThat(payload).isEqualTo("the payload");
                assertThat(submitter.equals(ada.user()) || actor.user().equals(submitter))
                        .isTrue();
                return reach.getOrElse(() -> JobHandler.super.reach(actor, submitter, payload));
            }

            @Override
            public String kind() {
                return "test_work";
            }

            @Override
            public RetryRule retry() {
                return SOON;
            }

            @Override
            public Either<String, String> run(Actor actor, JobId job, String payload, Control control) {
                tried.add(job);
                return work.run(actor, payload, control);
            }

            @Override
            public void gaveUp(Actor actor, JobId job, String payload, String reason) {
                assertThat(tried).contains(job);
                assertThat(payload).isEqualTo("the payload");
                assertThat(actor.tenant()).isEqualTo(ada.tenant());
                transactions().write(actor, () -> Either.right(givenUp.add(reason)));
            }
        });
    }

    private JobId submit(Jobs jobs) {
        return transactions()
                .<String, JobId>write(ada, () -> Either.right(jobs.submit(ada, "test_work", "the payload")))
                .get();
    }

    private Option<JobView> find(Jobs jobs, Actor actor, JobId id) {
        return transactions().read(actor, () -> jobs.find(actor, id));
    }

    private Option<JobView> cancel(Jobs jobs, Actor actor, JobId id) {
        return transactions()
                .<String, Option<JobView>>write(
                        actor, () -> Either.right(jobs.cancel(actor, id).toOption()))
                .get();
    }

    private JobView end(Jobs jobs, JobId id) {
        return end(jobs, ada, id);
    }

    private JobView end(Jobs jobs, Actor actor, JobId id) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            JobView view = find(jobs, actor, id).get();
            if (view.state().isFinal()) {
                return view;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        throw new AssertionError("the job did not end: " + find(jobs, actor, id));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    public void a_job_runs_for_its_actor_with_its_payload_and_shows_its_result() {
        Jobs jobs = jobsThat((actor, payload, control) -> {
            control.progress(0.5);
            control.say("half way");
            boolean same = actor.tenant().equals(ada.tenant())
                    && actor.user().equals(ada.user())
                    && actor.requestId().equals(ada.requestId());
            return same ? Either.right("/api/v1/" + payload) : Either.left("another actor");
        });

        JobView ended = end(jobs, submit(jobs));

        assertThat(ended.state()).isEqualTo(State.SUCCEEDED);
        assertThat(ended.kind()).isEqualTo("test_work");
        assertThat(ended.progress()).isEqualTo(1);
        assertThat(ended.messages()).containsExactly("half way");
        assertThat(ended.result()).isEqualTo(Option.some("/api/v1/the payload"));
        assertThat(ended.error().isEmpty()).isTrue();
    }

    @Test
    public void a_job_that_fails_for_good_says_why() {
        Jobs jobs = jobsThat((actor, payload, control) -> Either.left("The file is empty."));

        JobView ended = end(jobs, submit(jobs));

        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(ended.error()).isEqualTo(Option.some("The file is empty."));
        assertThat(ended.result().isEmpty()).isTrue();
        assertThat(givenUp).as("the handler answered").isEmpty();
    }

    @Test
    public void a_job_that_breaks_is_tried_again() {
        var tries = new AtomicInteger();
        Jobs jobs = jobsThat((actor, payload, control) -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("broken once");
            }
            return Either.right("/done");
        });

        assertThat(end(jobs, submit(jobs)).state()).isEqualTo(State.SUCCEEDED);
        assertThat(tries).hasValue(2);
    }

    @Test
    public void a_job_that_keeps_breaking_fails_visibly() {
        Jobs jobs = jobsThat((actor, payload, control) -> {
            throw new IllegalStateException("always broken");
        });

        JobView ended = end(jobs, submit(jobs));

        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(ended.error()).isEqualTo(Option.some("It broke 3 times."));
        assertThat(givenUp).containsExactly(ended.error().get());
    }

    @Test
    public void a_job_whose_handler_breaks_when_it_is_given_up_ends_all_the_same() {
        Jobs jobs = jobsWith(new JobHandler() {
            @Override
            public String kind() {
                return "test_work";
            }

            @Override
            public RetryRule retry() {
                return SOON;
            }

            @Override
            public Either<String, String> run(Actor actor, JobId job, String payload, Control control) {
                throw new JobHandler.Cancelled();
            }

            @Override
            public void gaveUp(Actor actor, JobId job, String payload, String reason) {
                throw new IllegalStateException("broken");
            }
        });

        assertThat(end(jobs, submit(jobs)).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    public void a_job_of_a_transaction_that_rolled_back_never_runs() {
        var ran = new AtomicInteger();
        Jobs jobs = jobsThat((actor, payload, control) -> {
            ran.incrementAndGet();
            return Either.right("/done");
        });
        var refused = transactions().<JobId, String>write(ada, () -> Either.left(jobs.submit(ada, "test_work", "no")));

        // A later job that ended shows that the earlier one would have had its turn.
        end(jobs, submit(jobs));

        assertThat(find(jobs, ada, refused.getLeft()).isEmpty()).isTrue();
        assertThat(ran).hasValue(1);
    }

    @Test
    public void a_running_job_stops_when_somebody_asks() {
        var running = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        Jobs jobs = jobsThat((actor, payload, control) -> {
            running.countDown();
            await(asked);
            control.progress(0.5);
            return Either.right("/done");
        });
        JobId id = submit(jobs);
        await(running);

        Option<JobView> answer = cancel(jobs, ada, id);
        asked.countDown();

        assertThat(answer.isDefined()).isTrue();
        assertThat(end(jobs, id).state()).isEqualTo(State.CANCELLED);
        assertThat(givenUp).containsExactly("It was cancelled.");
    }

    @Test
    public void a_job_that_ended_cannot_be_cancelled() {
        Jobs jobs = jobsThat((actor, payload, control) -> Either.right("/done"));
        JobId id = submit(jobs);
        end(jobs, id);

        assertThat(cancel(jobs, ada, id).get().state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    public void a_job_is_nothing_to_another_tenant() {
        Jobs jobs = jobsThat((actor, payload, control) -> Either.right("/done"));
        JobId id = submit(jobs);
        Actor eve = Actors.somewhere();

        assertThat(find(jobs, eve, id).isEmpty()).isTrue();
        assertThat(cancel(jobs, eve, id).isEmpty()).isTrue();
        assertThat(end(jobs, id).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    public void a_job_is_its_submitters_own() {
        Jobs jobs = jobsThat((actor, payload, control) -> Either.right("/done"));
        JobId id = submit(jobs);
        Actor colleague = Actors.in(ada.tenant());

        assertThat(find(jobs, colleague, id).isEmpty()).isTrue();
        assertThat(refusal(jobs, colleague, id)).isEqualTo(new JobNotFound(id));
        assertThat(end(jobs, id).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    public void its_kind_may_decide_otherwise_who_sees_a_job_and_who_cancels_it() {
        Jobs jobs = jobsThat((actor, payload, control) -> Either.right("/done"), Option.some(Reach.SEE));
        JobId id = submit(jobs);
        Actor colleague = Actors.in(ada.tenant());

        assertThat(end(jobs, id).state()).isEqualTo(State.SUCCEEDED);
        assertThat(find(jobs, colleague, id).get().result()).isEqualTo(Option.some("/done"));
        assertThat(refusal(jobs, colleague, id)).isEqualTo(new JobReadOnly(id));
        assertThat(refusal(jobs, ada, id)).isEqualTo(new JobReadOnly(id));
    }

    private DomainError refusal(Jobs jobs, Actor actor, JobId id) {
        return transactions()
                .<DomainError, JobView>write(actor, () -> jobs.cancel(actor, id))
                .getLeft();
    }

    @Test
    public void work_that_nobody_can_do_is_not_taken() {
        Jobs jobs = jobsThat((actor, payload, control) -> Either.right("/done"));

        assertThatThrownBy(() -> transactions()
                        .<String, JobId>write(ada, () -> Either.right(jobs.submit(ada, "unheard_of", ""))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void every_job_of_many_runs_once() {
        var ran = new AtomicInteger();
        Jobs jobs = jobsThat((actor, payload, control) -> {
            ran.incrementAndGet();
            return Either.right("/done");
        });

        List<JobId> ids = IntStream.range(0, 20).mapToObj(i -> submit(jobs)).toList();

        ids.forEach(id -> end(jobs, id));
        assertThat(ran).hasValue(20);
        assertThat(tried).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    public void a_tenants_jobs_leave_room_for_those_of_another_one() {
        var atOnce = new AtomicInteger();
        var mostAtOnce = new AtomicInteger();
        var go = new CountDownLatch(1);
        Jobs jobs = jobsThat((actor, payload, control) -> {
            if (!actor.tenant().equals(ada.tenant())) {
                return Either.right("/another");
            }
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            await(go);
            atOnce.decrementAndGet();
            return Either.right("/done");
        });
        List<JobId> many = IntStream.range(0, 8).mapToObj(i -> submit(jobs)).toList();
        Actor eve = Actors.somewhere();
        JobId other = transactions()
                .<String, JobId>write(eve, () -> Either.right(jobs.submit(eve, "test_work", "the payload")))
                .get();

        JobView ended = end(jobs, eve, other);
        assertThat(many)
                .as("the jobs of the first tenant wait or run, and none has ended")
                .allMatch(id -> !find(jobs, ada, id).get().state().isFinal());
        go.countDown();

        assertThat(ended.state()).isEqualTo(State.SUCCEEDED);
        many.forEach(id -> assertThat(end(jobs, id).state()).isEqualTo(State.SUCCEEDED));
        assertThat(mostAtOnce).hasValueBetween(1, 2);
    }

    private Page<JobView> page(Jobs jobs, Actor actor, Jobs.Filter filter, PageRequest page) {
        return transactions().read(actor, () -> jobs.page(actor, filter, page));
    }

    @Test
    public void a_list_shows_each_job_that_somebody_may_see_once_and_the_newest_first() {
        Jobs jobs = jobsThat((actor, payload, control) -> Either.right("/done"));
        List<JobId> all = IntStream.range(0, 5).mapToObj(i -> submit(jobs)).toList();
        all.forEach(id -> end(jobs, id));
        var seen = new ArrayList<JobId>();
        Option<Cursor> after = Option.none();
        do {
            Page<JobView> part = page(jobs, ada, Jobs.Filter.all(), new PageRequest(2, after));
            assertThat(part.items()).hasSizeLessThanOrEqualTo(2);
            part.items().forEach(view -> seen.add(view.id()));
            after = part.next();
        } while (after.isDefined());

        assertThat(seen).containsExactlyElementsOf(all.reversed());
        assertThat(page(jobs, Actors.in(ada.tenant()), Jobs.Filter.all(), PageRequest.first())
                        .items())
                .as("a colleague's own")
                .isEmpty();
    }

    @Test
    public void a_list_holds_jobs_of_one_kind_or_state_alone() {
        Jobs jobs = jobsThat((actor, payload, control) -> Either.right("/done"));
        JobId id = submit(jobs);
        end(jobs, id);

        var succeeded = new Jobs.Filter(Option.some(State.SUCCEEDED), Option.some("test_work"));
        assertThat(page(jobs, ada, succeeded, PageRequest.first()).items())
                .extracting(JobView::id)
                .containsExactly(id);
        var failed = new Jobs.Filter(Option.some(State.FAILED), Option.none());
        assertThat(page(jobs, ada, failed, PageRequest.first()).items()).isEmpty();
        var others = new Jobs.Filter(Option.none(), Option.some("other_work"));
        assertThat(page(jobs, ada, others, PageRequest.first()).items()).isEmpty();
    }
}
