package dev.sextant.shared.persistence;

import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;

/** Knows a kind of job in which nothing is done. */
final class NoWork implements JobHandler {

    @Override
    public String kind() {
        return "no_work";
    }

    @Override
    public Either<String, String> run(Actor actor, JobId job, String payload, Control control) {
        return Either.right("");
    }
}
