package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.RetryRule;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Does the jobs of one kind. Several threads may call it at once. It opens its own transactions, short ones, and must bear being run again from the beginning. */
@SecondaryPort
public interface JobHandler {

    /** The kind of job that it does, in lower snake_case. */
    String kind();

    /**
     * Does one job.
     *
     * @param actor who submitted it
     * @param job which job it is
     * @param payload what was submitted
     * @param control tells the progress and whether to stop
     * @return a path to the result, or why it failed for good, in words for a person; an exception means: try again later
     * @throws Cancelled when it noticed that it should stop
     */
    Either<String, String> run(Actor actor, JobId job, String payload, Control control);

    /** When a job of this kind is tried again after it broke, and how often it is tried at most; those tries count that took their process with them. */
    default RetryRule retry() {
        return RetryRule.standard();
    }

    /**
     * Whether schedules that clients write may submit jobs of this kind, and what it takes to have it done.
     *
     * @return the permission; none when the kind is not for schedules, as most are not
     */
    default Option<Permission> schedulable() {
        return Option.none();
    }

    /** What some handlers declare to be {@linkplain #schedulable schedulable}: what it takes, by the kind of job, in the order of the kinds. */
    static Map<String, Permission> schedulable(Collection<JobHandler> handlers) {
        var kinds = new TreeMap<String, Permission>();
        handlers.forEach(handler -> handler.schedulable().forEach(needed -> kinds.put(handler.kind(), needed)));
        return Collections.unmodifiableMap(kinds);
    }

    /** What somebody may do about a job. */
    enum Reach {
        /** Nothing: for them there is no such job. */
        NONE,
        /** To see it. */
        SEE,
        /** To ask for it to stop, too. */
        CANCEL
    }

    /**
     * What an actor may do about a job of this kind. Asked in the actor's open transaction, which may be read-only.
     *
     * @param submitter who submitted the job
     * @param payload what was submitted
     * @return unless the kind decides otherwise, everything for the submitter, and nothing for anybody else
     */
    default Reach reach(Actor actor, UserId submitter, String payload) {
        return actor.user().equals(submitter) ? Reach.CANCEL : Reach.NONE;
    }

    /**
     * Tells that a job ends without an answer of this handler, so that what it was about does not wait for ever: it broke at its last try, took its process with it too often, or was
     * cancelled, also before it was ever run. Called outside of a transaction, before the end of a running job is visible and soon after a queued one was cancelled. It opens its own
     * transactions, and must bear being called again.
     *
     * @param actor who submitted the job
     * @param job which job it is
     * @param payload what was submitted
     * @param reason why there is no answer, a sentence for a person
     */
    default void gaveUp(Actor actor, JobId job, String payload, String reason) {}

    /** The line between a running job and the one who waits for it. */
    interface Control {

        /**
         * Tells how far the work is; cheap, may be called often.
         *
         * @param fraction 0 to 1
         * @throws Cancelled when somebody asked for the job to stop
         */
        void progress(double fraction);

        /** Adds a message for whoever looks at the job. */
        void say(String message);
    }

    /** Leaves a job that somebody asked to stop. */
    final class Cancelled extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        /** Without a stack trace: it is a way out, not an error. */
        public Cancelled() {
            super("cancelled", null, false, false);
        }
    }
}
