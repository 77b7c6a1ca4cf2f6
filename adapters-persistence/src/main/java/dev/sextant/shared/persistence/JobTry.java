package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.db.Tables.JOB;

import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Jobs.State;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.RetryRule;
import dev.sextant.shared.persistence.db.tables.records.JobRecord;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One try at one job, on a thread of the scheduler, in a lane of its tenant. The number of the try is its fencing token: when the job was given to another process in the meantime, nothing that
 * this try still writes is kept.
 */
final class JobTry {

    private static final Logger LOG = LoggerFactory.getLogger(JobTry.class);

    private final JooqTransactions transactions;
    private final Clock clock;
    private final Actor actor;
    private final JobRecord job;
    private final JobHandler handler;
    private final Option<State> over;

    private JobTry(JooqTransactions transactions, Clock clock, JobRecord job, JobHandler handler, Option<State> over) {
        this.transactions = transactions;
        this.clock = clock;
        this.actor = JobRows.actor(job);
        this.job = job;
        this.handler = handler;
        this.over = over;
    }

    /**
     * Takes the job that a lane holds, which is one whose process died, or else the one that has waited longest, for one try more; or, when it was cancelled or tried too often, for giving it up.
     *
     * @param finder sees the lane's tenant
     * @param lane which lane takes it, from 1
     * @param mayTakeNew whether a job may be taken that the lane does not hold already
     * @param handlers finds the handler of a kind
     * @return nothing when nothing is due
     */
    static Option<JobTry> take(
            JooqTransactions transactions,
            Clock clock,
            Actor finder,
            short lane,
            boolean mayTakeNew,
            Function<String, JobHandler> handlers) {
        return transactions
                .<Object, Option<JobTry>>write(finder, () -> {
                    DSLContext dsl = transactions.dsl(finder);
                    Option<JobRecord> row =
                            held(dsl, lane).orElse(() -> mayTakeNew ? longestWaiting(dsl) : Option.none());
                    return Either.right(row.map(found -> {
                        JobHandler handler = handlers.apply(found.getKind());
                        found.setLane(lane);
                        Option<State> over = over(found, handler.retry());
                        if (over.isEmpty()) {
                            found.setTries(found.getTries() + 1);
                            found.setState(State.RUNNING.name());
                            found.setUpdatedAt(clock.instant());
                        }
                        dsl.executeUpdate(found);
                        return new JobTry(transactions, clock, found, handler, over);
                    }));
                })
                .get();
    }

    private static Option<JobRecord> held(DSLContext dsl, short lane) {
        return Option.ofOptional(
                dsl.selectFrom(JOB).where(JOB.LANE.eq(lane)).forUpdate().fetchOptional());
    }

    private static Option<JobRecord> longestWaiting(DSLContext dsl) {
        return Option.ofOptional(dsl.selectFrom(JOB)
                .where(JOB.LANE.isNull())
                .and(JOB.DUE_AT.le(DSL.currentInstant()))
                .orderBy(JOB.DUE_AT, JOB.ID)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional());
    }

    /** How a job ends that is not tried any more. */
    private static Option<State> over(JobRecord row, RetryRule retry) {
        if (row.getCancelRequested() || JobRows.state(row) == State.CANCELLED) {
            return Option.some(State.CANCELLED);
        }
        if (row.getTries() >= retry.tries()) {
            row.setError("It was given up after " + row.getTries() + " tries.");
            return Option.some(State.FAILED);
        }
        return Option.none();
    }

    private JobId id() {
        return new JobId(job.getId());
    }

    /** Does the work and keeps how it ended, or when it is tried again. */
    void run(JobLine line) {
        if (over.isDefined()) {
            giveUp(over.get());
            return;
        }
        try {
            Either<String, String> answer = handler.run(actor, id(), job.getPayload(), line);
            line.flush();
            answer.peek(job::setResult).peekLeft(job::setError);
            finish(answer.isRight() ? State.SUCCEEDED : State.FAILED);
        } catch (JobHandler.Cancelled cancelled) {
            giveUp(State.CANCELLED);
        } catch (JobLine.Stopping stopping) {
            giveBack();
        } catch (RuntimeException broken) {
            LOG.warn("job {} broke at try {}", id(), job.getTries(), broken);
            if (handler.retry().triesAgainAfter(job.getTries())) {
                comeBack();
            } else {
                job.setError("It broke " + job.getTries() + " times.");
                giveUp(State.FAILED);
            }
        }
    }

    /**
     * Tells the handler first, and ends the job then, so that who sees the end sees what became of it too. When this process dies between the two, the job is given up again; when the handler
     * cannot be told because the database is away or somebody else was faster, later.
     */
    private void giveUp(State state) {
        if (!isStillMine()) {
            return;
        }
        String reason = state == State.CANCELLED ? "It was cancelled." : job.getError();
        try {
            handler.gaveUp(actor, id(), job.getPayload(), reason);
        } catch (Unavailable | StaleAggregate passing) {
            LOG.debug("job {} could not be given up now", id(), passing);
            comeBack();
            return;
        } catch (RuntimeException broken) {
            LOG.error("job {} ends, but its handler broke when it was told", id(), broken);
        }
        finish(state);
    }

    private boolean isStillMine() {
        return transactions.read(actor, () -> transactions.dsl(actor).fetchExists(JOB, mine()));
    }

    /** Where the work tells how far it is. */
    JobLine line(Duration every, LongSupplier nanoTime, BooleanSupplier stopping) {
        return new JobLine(this::tell, every, nanoTime, stopping);
    }

    /** A try that was cut short by an orderly stop does not count, and the job is due at once. */
    private void giveBack() {
        var change = new JobRecord();
        change.setTries(job.getTries() - 1);
        change.set(JOB.LANE, null);
        change(change);
    }

    /** Leaves the lane to others until the job is due again, on the clock of the database. */
    private void comeBack() {
        Duration pause = handler.retry()
                .pauseAfter(
                        Math.max(1, job.getTries()), ThreadLocalRandom.current().nextDouble());
        transactions
                .<Object, Integer>write(
                        actor,
                        () -> Either.right(transactions
                                .dsl(actor)
                                .update(JOB)
                                .set(JOB.DUE_AT, DSL.currentInstant().add(DayToSecond.valueOf(pause)))
                                .setNull(JOB.LANE)
                                .where(mine())
                                .execute()))
                .get();
    }

    private void finish(State state) {
        var change = new JobRecord();
        change.set(JOB.DUE_AT, null);
        change.set(JOB.LANE, null);
        if (JobRows.state(job) != State.CANCELLED) {
            change.setState(state.name());
            change.setUpdatedAt(clock.instant());
        }
        if (state == State.SUCCEEDED) {
            change.setProgress(1.0);
            change.setResult(job.getResult());
        } else if (state == State.FAILED) {
            change.setError(job.getError());
        }
        change(change);
    }

    private void change(JobRecord change) {
        transactions
                .<Object, Integer>write(
                        actor,
                        () -> Either.right(transactions
                                .dsl(actor)
                                .update(JOB)
                                .set(change)
                                .where(mine())
                                .execute()))
                .get();
    }

    /** Whether the work should go on: not when somebody asked it to stop, nor when another process took it over. */
    private boolean tell(double progress, String... messages) {
        return transactions
                .<Object, Boolean>write(
                        actor,
                        () -> Either.right(transactions
                                .dsl(actor)
                                .update(JOB)
                                .set(JOB.PROGRESS, progress)
                                .set(JOB.MESSAGES, DSL.arrayConcat(JOB.MESSAGES, messages))
                                .set(JOB.UPDATED_AT, clock.instant())
                                .where(mine())
                                .returningResult(JOB.CANCEL_REQUESTED)
                                .fetchOptional()
                                .map(asked -> !Arrays.asList(asked.intoArray()).contains(true))
                                .orElse(false)))
                .get();
    }

    private Condition mine() {
        return JOB.ID.eq(job.getId()).and(JOB.TRIES.eq(job.getTries())).and(JOB.LANE.eq(job.getLane()));
    }
}
