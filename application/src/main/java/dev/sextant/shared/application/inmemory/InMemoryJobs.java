package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.JobHandler.Reach;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.JobNotFound;
import dev.sextant.shared.application.JobReadOnly;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Runs jobs by an executor after the transaction that submitted them committed, at most {@value #PER_TENANT} of one tenant at once. One that breaks is tried again at once, without the pauses of its handler's rule and therefore three
 * times at most, and fails visibly after the last try.
 */
public final class InMemoryJobs implements Jobs {

    /** How many jobs of one tenant run at once. */
    public static final int PER_TENANT = 2;

    private static final int MOST_TRIES = 3;
    private static final String CANCELLED = "It was cancelled.";

    private record Row(JobView view, UserId submitter, String payload, boolean cancelAsked) {}

    private final InMemoryTransactions transactions;
    private final InMemoryTable<JobId, Row> rows;
    private final IdGenerator ids;
    private final Clock clock;
    private final Executor executor;
    private final Map<String, JobHandler> handlers = new ConcurrentHashMap<>();
    private final Map<TenantId, Lanes> lanes = new ConcurrentHashMap<>();

    /**
     * Jobs without a handler yet.
     *
     * @param executor runs the jobs; {@code Runnable::run} does so on the submitting thread, before the call that opened the transaction returns
     */
    public InMemoryJobs(InMemoryTransactions transactions, IdGenerator ids, Clock clock, Executor executor) {
        this.transactions = transactions;
        this.rows = new InMemoryTable<>(transactions);
        this.ids = ids;
        this.clock = clock;
        this.executor = executor;
    }

    /** Takes a handler into service, in place of an older one of its kind. */
    public void register(JobHandler handler) {
        handlers.put(handler.kind(), handler);
    }

    @Override
    public JobId submit(Actor actor, String kind, String payload) {
        if (!handlers.containsKey(kind)) {
            throw new IllegalArgumentException("no handler knows jobs of kind " + kind);
        }
        var id = new JobId(ids.next());
        Instant at = now();
        var view = new JobView(id, kind, State.QUEUED, 0, List.of(), Option.none(), Option.none(), at, at);
        rows.put(actor, id, new Row(view, actor.user(), payload, false));
        transactions.afterCommit(() ->
                lanes.computeIfAbsent(actor.tenant(), tenant -> new Lanes()).add(() -> run(actor, id)));
        return id;
    }

    @Override
    public Option<JobView> find(Actor actor, JobId id) {
        return rows.find(actor, id)
                .filter(row -> reach(actor, row) != Reach.NONE)
                .map(Row::view);
    }

    @Override
    public Page<JobView> page(Actor actor, Filter filter, PageRequest page) {
        Option<JobId> after = page.after()
                .map(cursor -> new JobId(UUID.fromString(cursor.keys().getFirst())));
        List<JobView> found = rows.all(actor).reversed().stream()
                .dropWhile(row -> after.exists(last -> !row.view().id().equals(last)))
                .skip(after.isDefined() ? 1 : 0)
                .filter(row -> filter.state().forAll(row.view().state()::equals))
                .filter(row -> filter.kind().forAll(row.view().kind()::equals))
                .filter(row -> reach(actor, row) != Reach.NONE)
                .limit(page.limit() + 1L)
                .map(Row::view)
                .toList();
        return Page.of(
                found,
                page.limit(),
                last -> new Cursor(List.of(last.id().value().toString())));
    }

    @Override
    public Map<String, Permission> schedulable() {
        return JobHandler.schedulable(handlers.values());
    }

    private Reach reach(Actor actor, Row row) {
        return handler(row).reach(actor, row.submitter(), row.payload());
    }

    /** No job is taken without one. */
    private JobHandler handler(Row row) {
        return Option.of(handlers.get(row.view().kind())).get();
    }

    @Override
    public Either<DomainError, JobView> cancel(Actor actor, JobId id) {
        return rows.find(actor, id)
                .<DomainError>toEither(() -> new JobNotFound(id))
                .flatMap(row -> switch (reach(actor, row)) {
                    case NONE -> Either.left(new JobNotFound(id));
                    case SEE -> Either.left(new JobReadOnly(id));
                    case CANCEL -> Either.right(cancelled(actor, row));
                });
    }

    private JobView cancelled(Actor actor, Row row) {
        Row asked = switch (row.view().state()) {
            case QUEUED -> ended(row, State.CANCELLED, Option.none(), Option.none());
            case RUNNING -> new Row(row.view(), row.submitter(), row.payload(), true);
            case SUCCEEDED, FAILED, CANCELLED -> row;
        };
        rows.put(actor, asked.view().id(), asked);
        return asked.view();
    }

    private void run(Actor actor, JobId id) {
        Row row = change(
                actor,
                id,
                queued -> queued.view().state() == State.QUEUED
                        ? with(queued, State.RUNNING, 0, queued.view().messages())
                        : queued);
        JobHandler handler = handler(row);
        if (row.view().state() != State.RUNNING) {
            handler.gaveUp(actor, id, row.payload(), CANCELLED);
            return;
        }
        Either<String, String> answer = Either.left("It was never tried.");
        int tries = Math.min(MOST_TRIES, handler.retry().tries());
        for (int i = 1; i <= tries; i++) {
            try {
                answer = handler.run(actor, id, row.payload(), new Line(actor, id));
                break;
            } catch (JobHandler.Cancelled cancelled) {
                giveUp(actor, id, handler, State.CANCELLED, CANCELLED);
                return;
            } catch (RuntimeException broken) {
                if (i == tries) {
                    giveUp(actor, id, handler, State.FAILED, "It broke " + i + " times.");
                    return;
                }
            }
        }
        Either<String, String> last = answer;
        change(
                actor,
                id,
                running -> last.fold(
                        why -> ended(running, State.FAILED, Option.none(), Option.some(why)),
                        result -> ended(running, State.SUCCEEDED, Option.some(result), Option.none())));
    }

    private void giveUp(Actor actor, JobId id, JobHandler handler, State state, String why) {
        try {
            handler.gaveUp(
                    actor,
                    id,
                    transactions.read(actor, () -> rows.find(actor, id).get().payload()),
                    why);
        } finally {
            Option<String> error = state == State.FAILED ? Option.some(why) : Option.none();
            change(actor, id, running -> ended(running, state, Option.none(), error));
        }
    }

    private Row change(Actor actor, JobId id, UnaryOperator<Row> change) {
        return transactions
                .<RuntimeException, Row>write(actor, () -> {
                    Row changed = change.apply(rows.find(actor, id).get());
                    rows.put(actor, id, changed);
                    return Either.right(changed);
                })
                .get();
    }

    private Row with(Row row, State state, double progress, List<String> messages) {
        JobView view = row.view();
        return new Row(
                new JobView(
                        view.id(),
                        view.kind(),
                        state,
                        progress,
                        List.copyOf(messages),
                        view.result(),
                        view.error(),
                        view.createdAt(),
                        now()),
                row.submitter(),
                row.payload(),
                row.cancelAsked());
    }

    private Row ended(Row row, State state, Option<String> result, Option<String> error) {
        JobView view = row.view();
        double progress = state == State.SUCCEEDED ? 1 : view.progress();
        return new Row(
                new JobView(
                        view.id(),
                        view.kind(),
                        state,
                        progress,
                        view.messages(),
                        result,
                        error,
                        view.createdAt(),
                        now()),
                row.submitter(),
                row.payload(),
                row.cancelAsked());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The jobs of a tenant that wait, and how many run. */
    private final class Lanes {

        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;

        private void add(Runnable job) {
            if (starts(job)) {
                executor.execute(this::work);
            }
        }

        private synchronized boolean starts(Runnable job) {
            waiting.add(job);
            if (running == PER_TENANT) {
                return false;
            }
            running++;
            return true;
        }

        private synchronized Option<Runnable> next() {
            Option<Runnable> job = Option.of(waiting.poll());
            if (job.isEmpty()) {
                running--;
            }
            return job;
        }

        /** Runs what waits, one after the other. A handler that breaks when it is told of the end takes this thread with it, and another one goes on. */
        private void work() {
            boolean broke = true;
            try {
                for (Option<Runnable> job = next(); job.isDefined(); job = next()) {
                    job.get().run();
                }
                broke = false;
            } finally {
                if (broke) {
                    executor.execute(this::work);
                }
            }
        }
    }

    /** What a running job tells. */
    private final class Line implements JobHandler.Control {

        private final Actor actor;
        private final JobId id;

        private Line(Actor actor, JobId id) {
            this.actor = actor;
            this.id = id;
        }

        @Override
        public void progress(double fraction) {
            Row row = change(
                    actor,
                    id,
                    running -> with(
                            running, State.RUNNING, fraction, running.view().messages()));
            if (row.cancelAsked()) {
                throw new JobHandler.Cancelled();
            }
        }

        @Override
        public void say(String message) {
            change(actor, id, running -> {
                var messages = new ArrayList<>(running.view().messages());
                messages.add(message);
                return with(running, State.RUNNING, running.view().progress(), messages);
            });
        }
    }
}
