package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;

/** Asks for a job to stop; one that has ended stays as it is. */
public final class CancelJob implements UseCase<CancelJob.Command, Jobs.JobView, DomainError> {

    /**
     * What is asked for.
     *
     * @param job which job should stop
     */
    public record Command(JobId job) {}

    private final Jobs jobs;
    private final Permission needs;

    /**
     * Stops jobs.
     *
     * @param needs what it takes
     */
    public CancelJob(Jobs jobs, Permission needs) {
        this.jobs = jobs;
        this.needs = needs;
    }

    @Override
    public Permission needs() {
        return needs;
    }

    @Override
    public Either<DomainError, Jobs.JobView> handle(Actor actor, Command command) {
        return jobs.cancel(actor, command.job());
    }
}
