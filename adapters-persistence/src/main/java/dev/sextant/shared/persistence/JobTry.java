package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.db.Tables.JOB;

import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Jobs.State;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.db.tables.records.JobRecord;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One try at one job, on a thread of the scheduler. The number of the try is its fencing token: when the job was given to another process in the meantime, nothing that this try still writes is
 * kept.
 */
final class JobTry {

    private static final Logger LOG = LoggerFactory.getLogger(JobTry.class);

    /** Thrown so that the scheduler runs the job again later. */
    static final class Again extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        Again(String message, Throwable cause) {
            super(message, cause, false, false);
        }
    }

    private final JooqTransactions transactions;
    private final Clock clock;
    private final Actor actor;
    private final JobRecord job;
    private final Option<State> over;

    private JobTry(JooqTransactions transactions, Clock clock, JobRecord job, Option<State> over) {
        this.transactions = transactions;
        this.clock = clock;
        this.actor = JobRows.actor(job);
        this.job = job;
        this.over = over;
    }

    /**
     * Takes a job for one try more, or, when it was cancelled or tried too often, for giving it up.
     *
     * @param finder sees the job's tenant
     * @return nothing to do when the job is gone or has its answer
     */
    static Option<JobTry> take(JooqTransactions transactions, Clock clock, Actor finder, UUID id, int mostTries) {
        return transactions
                .<Object, Option<JobTry>>write(finder, () -> {
                    DSLContext dsl = transactions.dsl(finder);
                    JobRecord row =
                            dsl.selectFrom(JOB).where(JOB.ID.eq(id)).forUpdate().fetchOne();
                    if (row == null || JobRows.state(row) == State.SUCCEEDED || JobRows.state(row) == State.FAILED) {
                        return Either.right(Option.none());
                    }
                    if (row.getCancelRequested() || JobRows.state(row) == State.CANCELLED) {
                        return over(transactions, clock, row, State.CANCELLED);
                    }
                    if (row.getTries() >= mostTries) {
                        row.setError("It was given up after " + row.getTries() + " tries.");
                        return over(transactions, clock, row, State.FAILED);
                    }
                    row.setTries(row.getTries() + 1);
                    row.setState(State.RUNNING.name());
                    row.setUpdatedAt(clock.instant());
                    dsl.executeUpdate(row);
                    return Either.right(Option.some(new JobTry(transactions, clock, row, Option.none())));
                })
                .get();
    }

    private static Either<Object, Option<JobTry>> over(
            JooqTransactions transactions, Clock clock, JobRecord row, State state) {
        return Either.right(Option.some(new JobTry(transactions, clock, row, Option.some(state))));
    }

    private JobId id() {
        return new JobId(job.getId());
    }

    String kind() {
        return job.getKind();
    }

    /**
     * Does the work and keeps how it ended.
     *
     * @throws Again when it broke and was not tried too often, or when it cannot be given up now
     */
    void run(JobHandler handler, JobLine line, int mostTries) {
        if (over.isDefined()) {
            giveUp(handler, over.get());
            return;
        }
        try {
            Either<String, String> answer = handler.run(actor, id(), job.getPayload(), line);
            line.flush();
            answer.peek(job::setResult).peekLeft(job::setError);
            finish(answer.isRight() ? State.SUCCEEDED : State.FAILED);
        } catch (JobHandler.Cancelled cancelled) {
            giveUp(handler, State.CANCELLED);
        } catch (JobLine.Stopping stopping) {
            giveBack();
            throw new Again("this process stops", stopping);
        } catch (RuntimeException broken) {
            LOG.warn("job {} broke at try {}", id(), job.getTries(), broken);
            if (job.getTries() < mostTries) {
                throw new Again("try " + job.getTries() + " broke", broken);
            }
            job.setError("It broke " + job.getTries() + " times.");
            giveUp(handler, State.FAILED);
        }
    }

    /**
     * Tells the handler first, and ends the job then, so that who sees the end sees what became of it too. When this process dies between the two, the job is given up again; when the handler
     * cannot be told because the database is away or somebody else was faster, later.
     */
    private void giveUp(JobHandler handler, State state) {
        if (!isStillMine()) {
            return;
        }
        String reason = state == State.CANCELLED ? "It was cancelled." : job.getError();
        try {
            handler.gaveUp(actor, id(), job.getPayload(), reason);
        } catch (Unavailable | StaleAggregate passing) {
            throw new Again("could not be given up now", passing);
        } catch (RuntimeException broken) {
            LOG.error("job {} ends, but its handler broke when it was told", id(), broken);
        }
        finish(state);
    }

    private boolean isStillMine() {
        return transactions.read(
                actor,
                () -> transactions
                        .dsl(actor)
                        .fetchExists(
                                JOB,
                                JOB.ID
                                        .eq(job.getId())
                                        .and(JOB.TRIES.eq(job.getTries()))
                                        .and(JOB.STATE.notIn(State.SUCCEEDED.name(), State.FAILED.name()))));
    }

    /** Where the work tells how far it is. */
    JobLine line(Duration every, LongSupplier nanoTime, BooleanSupplier stopping) {
        return new JobLine(this::tell, every, nanoTime, stopping);
    }

    /** A try that was cut short by an orderly stop does not count. */
    private void giveBack() {
        transactions
                .<Object, Integer>write(
                        actor,
                        () -> Either.right(transactions
                                .dsl(actor)
                                .update(JOB)
                                .set(JOB.TRIES, job.getTries() - 1)
                                .where(mine())
                                .execute()))
                .get();
    }

    private void finish(State state) {
        transactions
                .<Object, Integer>write(actor, () -> Either.right(end(transactions.dsl(actor), state)))
                .get();
    }

    private int end(DSLContext dsl, State state) {
        var change = new JobRecord();
        change.setState(state.name());
        change.setUpdatedAt(clock.instant());
        if (state == State.SUCCEEDED) {
            change.setProgress(1.0);
            change.setResult(job.getResult());
        } else if (state == State.FAILED) {
            change.setError(job.getError());
        }
        return dsl.update(JOB).set(change).where(mine()).execute();
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
        return JOB.ID
                .eq(job.getId())
                .and(JOB.TRIES.eq(job.getTries()))
                .and(JOB.STATE.in(State.QUEUED.name(), State.RUNNING.name()));
    }
}
