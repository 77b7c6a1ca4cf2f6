package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * Long work that outlives its request. A job is submitted in the transaction of the change that needs it and starts only after that commits. It runs
 * in the submitting actor's tenant and with its permissions, at least once: after a crash it is run again from its beginning, and after too many tries it fails visibly.
 * The handler of a job that ends without its answer {@linkplain JobHandler#gaveUp is told}.
 *
 * <p>Only so many jobs of one tenant run at once; the others wait, the one that was submitted first in front. Tenants take turns, so that one with many jobs does not delay another one's.
 */
@Port
public interface Jobs {

    /** How far a job is. */
    enum State {
        /** Accepted, not started. */
        QUEUED,
        /** Being worked on, or waiting for another try. */
        RUNNING,
        /** Done; its result is there. */
        SUCCEEDED,
        /** Given up; its error says why. */
        FAILED,
        /** Stopped because somebody asked for it. */
        CANCELLED;

        /** Whether nothing will change any more. */
        public boolean isFinal() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }

    /**
     * A job as its tenant sees it.
     *
     * @param id its id
     * @param kind which work, such as {@code analyse_file}
     * @param state how far it is
     * @param progress 0 to 1
     * @param messages what the work said so far, oldest first
     * @param result where the result is found, a path under {@code /api/v1}; only when it succeeded
     * @param error why it failed, in words for a person; only when it failed
     * @param createdAt when it was submitted
     * @param updatedAt when it changed last
     */
    record JobView(
            JobId id,
            String kind,
            State state,
            double progress,
            List<String> messages,
            Option<String> result,
            Option<String> error,
            Instant createdAt,
            Instant updatedAt) {}

    /**
     * Which jobs are listed; an absent condition lets everything pass.
     *
     * @param state how far they are
     * @param kind which work they are
     */
    record Filter(Option<State> state, Option<String> kind) {

        /** Every job. */
        public static Filter all() {
            return new Filter(Option.none(), Option.none());
        }
    }

    /**
     * Submits work in the actor's open transaction.
     *
     * @param kind which {@link JobHandler} runs it
     * @param payload what the handler needs; kept under the tenant's row-level security
     * @throws IllegalArgumentException when no handler knows the kind
     */
    JobId submit(Actor actor, String kind, String payload);

    /** The job, in the actor's open transaction; none when the tenant has no such job {@linkplain JobHandler#reach that the actor may see}. */
    Option<JobView> find(Actor actor, JobId id);

    /**
     * Jobs of the tenant {@linkplain JobHandler#reach that the actor may see}, newest first, in the actor's open transaction. Since that is decided job by job, a page may be short, or empty, although others follow: only the cursor tells
     * the end.
     */
    Page<JobView> page(Actor actor, Filter filter, PageRequest page);

    /** The kinds of jobs that schedules may submit, each with what it takes to have it done. */
    Map<String, Permission> schedulable();

    /**
     * Asks for the job to stop, in the actor's open transaction. One that is queued is cancelled at once, one that runs when its handler looks next.
     *
     * @return the job after the request; unchanged when it already ended; or {@link JobNotFound}, or {@link JobReadOnly}
     */
    Either<DomainError, JobView> cancel(Actor actor, JobId id);
}
