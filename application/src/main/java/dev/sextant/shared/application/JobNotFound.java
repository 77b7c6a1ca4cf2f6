package dev.sextant.shared.application;

import dev.sextant.shared.domain.DomainError;

/**
 * The tenant has no such job.
 *
 * @param id what was looked for
 */
public record JobNotFound(JobId id) implements DomainError {

    @Override
    public Kind kind() {
        return Kind.NOT_FOUND;
    }

    @Override
    public String code() {
        return "job_not_found";
    }

    @Override
    public String message() {
        return "There is no job " + id + ".";
    }
}
