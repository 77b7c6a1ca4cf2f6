package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.db.Tables.JOB;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.sextant.shared.application.Chore;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.JobHandler.Reach;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.JobNotFound;
import dev.sextant.shared.application.JobReadOnly;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.db.tables.records.JobRecord;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs on db-scheduler. What a job is about stands in a table under row-level security, and when it is due; the scheduler's own table, which the worker role reads across tenants, holds
 * tenants and numbers of lanes only. A handler runs in the job's tenant, as {@code sextant_app}, with the submitter's permissions.
 *
 * <p>Each tenant has a few {@linkplain JobLanes lanes}, which is how many of its jobs run at once over all processes. A lane runs one job and queues up again behind the other lanes, so that a tenant with many
 * jobs takes turns with one that has few.
 *
 * <p>A process that stops in order gives its running jobs back at once. One that is killed stops showing signs of life, and after four missed heartbeats another one, or its own next start,
 * takes the lane over and the job in it. A job that kills its process each time is given up after the last try.
 *
 * <p>Every two seconds the audit trail is linked, by whichever node is due. The scheduler also makes the coming months' partitions, at its start and twice a day. It retires none: how long events are kept is not decided, and
 * {@code shared.retire_partitions} is there for when it is.
 */
public final class SchedulerJobs implements Jobs, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SchedulerJobs.class);
    private static final int MONTHS_AHEAD = 3;

    private final JooqTransactions transactions;
    private final DataSource worker;
    private final IdGenerator ids;
    private final Clock clock;
    private final JobSettings settings;
    private final Map<String, JobHandler> handlers = new ConcurrentHashMap<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile Option<AuditChain> audit = Option.none();
    private volatile Option<ToIntFunction<BooleanSupplier>> schedules = Option.none();
    private final JobLanes lanes;
    private final DatabaseTime time;
    private final Scheduler scheduler;

    /**
     * Jobs that are not run yet. The database need not be there.
     *
     * @param transactions where jobs are submitted and their rows are written
     * @param worker connections of the role {@code sextant_worker}, at least six
     * @param clock when a job was submitted and changed
     */
    public SchedulerJobs(
            JooqTransactions transactions, DataSource worker, IdGenerator ids, Clock clock, JobSettings settings) {
        this(transactions, worker, ids, clock, settings, List.of());
    }

    /**
     * Jobs that are not run yet, and chores that are done beside them.
     *
     * @param chores what is due again and again, for the first time not at the start; one that breaks waits for its next time
     */
    public SchedulerJobs(
            JooqTransactions transactions,
            DataSource worker,
            IdGenerator ids,
            Clock clock,
            JobSettings settings,
            List<Chore> chores) {
        this.transactions = transactions;
        this.worker = worker;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.lanes = new JobLanes(worker, settings.perTenant(), this::lookNow);
        this.time = new DatabaseTime(worker, clock, System::nanoTime);
        Task<Void> turns = Tasks.custom(JobLanes.TASK, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(settings.polling())))
                .onDeadExecutionRevive()
                .execute((instance, context) -> turn(instance.getId()));
        var recurring = new ArrayList<RecurringTask<?>>();
        recurring.add(Tasks.recurring("partitions", FixedDelay.ofHours(12))
                .execute((instance, context) -> telling("partitions", this::makePartitions)));
        recurring.add(Tasks.recurring("audit_chain", FixedDelay.ofSeconds(2))
                .execute((instance, context) -> telling("audit_chain", () -> audit.forEach(AuditChain::link))));
        chores.forEach(chore -> recurring.add(Tasks.recurring("chore:" + chore.name(), new Pause(chore.every()))
                .execute((instance, context) -> telling(chore.name(), () -> run(chore)))));
        this.scheduler = Scheduler.create(worker, turns)
                .startTasks(recurring)
                .tableName("shared.scheduled_tasks")
                .clock(time)
                // What the scheduler would find out by asking, were the database there now.
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .threads(settings.threads())
                .pollingInterval(settings.polling())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(settings.stopWithin())
                .commitWhenAutocommitDisabled(true)
                // What broke is told here, where it is known what is worth a word.
                .failureLogging(LogLevel.DEBUG, false)
                .build();
    }

    /** Takes a handler into service, in place of an older one of its kind. Before {@link #start}, so that no job of its kind fails for want of it. */
    public void register(JobHandler handler) {
        handlers.put(handler.kind(), handler);
    }

    /** Has the audit trail linked from now on. Before {@link #start}, so that no round is missed. */
    public void keepLinked(AuditChain chain) {
        audit = Option.some(chain);
    }

    /**
     * Has the runs of schedules started from now on, by every process that runs jobs. Before {@link #start}, so that no round is missed.
     *
     * @param rounds starts what is due, as long as it is told to go on, and answers how many runs that were
     */
    public void keepSchedules(ToIntFunction<BooleanSupplier> rounds) {
        schedules = Option.some(rounds);
    }

    /** Begins to run what is due. */
    public void start() {
        lookAtTheClock();
        scheduler.start();
        lanes.start(settings.polling(), () -> {
            time.ask();
            schedules.forEach(this::startRuns);
        });
    }

    private void startRuns(ToIntFunction<BooleanSupplier> rounds) {
        int started = rounds.applyAsInt(this::isRunning);
        if (started > 0) {
            LOG.debug("{} runs of schedules were started", started);
        }
    }

    private void lookAtTheClock() {
        try {
            time.ask();
        } catch (Unavailable away) {
            LOG.debug("the clock of the database is asked in the next round", away);
        }
    }

    /** Gives running jobs back, and waits for them. */
    @Override
    public void close() {
        stopping.set(true);
        lanes.close();
        scheduler.stop();
    }

    @Override
    public JobId submit(Actor actor, String kind, String payload) {
        if (!handlers.containsKey(kind)) {
            throw new IllegalArgumentException("no handler knows jobs of kind " + kind);
        }
        var dsl = transactions.dsl(actor);
        var id = new JobId(ids.next());
        var row = new JobRecord();
        JobRows.submit(row, actor);
        row.setId(id.value());
        row.setKind(kind);
        row.setPayload(payload);
        row.setState(State.QUEUED.name());
        row.setCreatedAt(now());
        row.setUpdatedAt(row.getCreatedAt());
        dsl.insertInto(JOB).set(row).set(JOB.DUE_AT, DSL.currentInstant()).execute();
        openAfterCommit(actor);
        return id;
    }

    @Override
    public Option<JobView> find(Actor actor, JobId id) {
        return row(actor, id).filter(row -> reach(actor, row) != Reach.NONE).map(JobRows::view);
    }

    @Override
    public Page<JobView> page(Actor actor, Filter filter, PageRequest page) {
        return JobList.page(transactions.dsl(actor), filter, page, row -> reach(actor, row) != Reach.NONE);
    }

    @Override
    public Map<String, Permission> schedulable() {
        return JobHandler.schedulable(handlers.values());
    }

    private Option<JobRecord> row(Actor actor, JobId id) {
        return Option.ofOptional(transactions
                .dsl(actor)
                .selectFrom(JOB)
                .where(JOB.ID.eq(id.value()))
                .fetchOptional());
    }

    private Reach reach(Actor actor, JobRecord row) {
        return handler(row.getKind()).reach(actor, new UserId(row.getActor()), row.getPayload());
    }

    @Override
    public Either<DomainError, JobView> cancel(Actor actor, JobId id) {
        return row(actor, id).<DomainError>toEither(() -> new JobNotFound(id)).flatMap(row -> switch (reach(
                actor, row)) {
            case NONE -> Either.left(new JobNotFound(id));
            case SEE -> Either.left(new JobReadOnly(id));
            case CANCEL -> Either.right(cancelled(actor, id));
        });
    }

    private JobView cancelled(Actor actor, JobId id) {
        var dsl = transactions.dsl(actor);
        int stopped = dsl.update(JOB)
                .set(JOB.STATE, State.CANCELLED.name())
                .set(JOB.UPDATED_AT, now())
                .set(JOB.DUE_AT, DSL.currentInstant())
                .where(JOB.ID.eq(id.value()))
                .and(JOB.STATE.eq(State.QUEUED.name()))
                .execute();
        if (stopped == 0) {
            // One that waits for another try need not wait any longer.
            dsl.update(JOB)
                    .set(JOB.CANCEL_REQUESTED, true)
                    .set(
                            JOB.DUE_AT,
                            DSL.when(JOB.LANE.isNull(), DSL.currentInstant()).otherwise(JOB.DUE_AT))
                    .where(JOB.ID.eq(id.value()))
                    .and(JOB.STATE.eq(State.RUNNING.name()))
                    .execute();
        }
        openAfterCommit(actor);
        return row(actor, id).map(JobRows::view).get();
    }

    private void openAfterCommit(Actor actor) {
        transactions.afterCommit(actor, () -> {
            if (isRunning()) {
                lanes.open(actor.tenant());
            }
        });
    }

    private boolean isRunning() {
        return scheduler.getSchedulerState().isStarted() && !stopping.get();
    }

    private void lookNow() {
        if (isRunning()) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    /** Says what broke, except a database that is away, which its pool tells and which will be tried again by itself. */
    private static <T> T answering(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (Unavailable passing) {
            LOG.debug("{} comes again", what, passing);
            throw passing;
        } catch (RuntimeException broken) {
            LOG.warn("{} broke", what, broken);
            throw broken;
        }
    }

    private static void telling(String what, Runnable work) {
        var unused = answering(what, () -> {
            work.run();
            return true;
        });
    }

    /** One turn of a lane: a job, and then the end of the queue; without a job, the end of the lane. */
    private CompletionHandler<Void> turn(String instance) {
        String[] parts = instance.split(":", -1);
        var tenant = new TenantId(UUID.fromString(parts[0]));
        short lane = Short.parseShort(parts[1]);
        if (stopping.get() || work(tenant, lane, "job_lane:" + instance)) {
            return (complete, operations) -> {
                operations.reschedule(complete, time.now());
                lookNow();
            };
        }
        return (complete, operations) -> {
            operations.stop();
            lanes.closed(tenant);
        };
    }

    private boolean work(TenantId tenant, short lane, String name) {
        return answering(name, () -> {
            var finder = Actor.program(tenant, name);
            Option<JobTry> taken =
                    JobTry.take(transactions, clock, finder, lane, lane <= settings.perTenant(), this::handler);
            taken.forEach(job -> job.run(job.line(settings.progressEvery(), System::nanoTime, stopping::get)));
            return taken.isDefined();
        });
    }

    /** Due so long after the first start, and after every end. */
    private record Pause(Duration length) implements Schedule {

        @Override
        public Instant getNextExecutionTime(ExecutionComplete complete) {
            return complete.getTimeDone().plus(length);
        }

        @Override
        public Instant getInitialExecutionTime(Instant now) {
            return now.plus(length);
        }

        @Override
        public boolean isDeterministic() {
            return false;
        }
    }

    private void run(Chore chore) {
        long done = chore.run(() -> !stopping.get());
        if (done > 0) {
            LOG.info("chore {} put {} things right", chore.name(), done);
        }
    }

    private JobHandler handler(String kind) {
        return Option.of(handlers.get(kind)).getOrElse(() -> new Unknown(kind));
    }

    /** Answers for a kind of job that an older or newer program submitted. */
    private record Unknown(String kind) implements JobHandler {

        @Override
        public Either<String, String> run(Actor actor, JobId job, String payload, Control control) {
            return Either.left("This program cannot do jobs of kind " + kind + ".");
        }
    }

    private void makePartitions() {
        try (var connection = worker.getConnection();
                var statement = connection.prepareStatement("SELECT shared.make_partitions(?)")) {
            statement.setInt(1, MONTHS_AHEAD);
            statement.execute();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw DatabaseFailures.translate(e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
