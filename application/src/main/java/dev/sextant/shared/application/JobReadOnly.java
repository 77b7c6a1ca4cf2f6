package dev.sextant.shared.application;

import dev.sextant.shared.domain.DomainError;

/**
 * The actor may see the job, but not have it stopped.
 *
 * @param id which one
 */
public record JobReadOnly(JobId id) implements DomainError {

    @Override
    public Kind kind() {
        return Kind.FORBIDDEN;
    }

    @Override
    public String code() {
        return "job_read_only";
    }

    @Override
    public String message() {
        return "You may see job " + id + ", but not cancel it.";
    }
}
