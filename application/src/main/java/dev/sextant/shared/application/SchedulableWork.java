package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.ScheduleError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** The kinds of work that can be scheduled, and who may have them done. */
public final class SchedulableWork {

    private final Jobs jobs;

    /** What the handlers of these jobs declare; see {@link JobHandler#schedulable}. */
    public SchedulableWork(Jobs jobs) {
        this.jobs = jobs;
    }

    /** What it takes to have work of a kind done; none when it cannot be scheduled here. */
    Option<Permission> needs(String kind) {
        return Option.of(jobs.schedulable().get(kind));
    }

    /** What it takes, when the kind can be scheduled and the actor may have it done. */
    Either<DomainError, Permission> check(Actor actor, String kind) {
        return needs(kind)
                .<DomainError>toEither(() -> new ScheduleError.InvalidFields(List.of(new FieldError(
                        "/kind",
                        "unknown_value",
                        "must be one of " + String.join(", ", jobs.schedulable().keySet())))))
                .flatMap(needed -> actor.may(needed) ? Either.right(needed) : Either.left(new NotPermitted(needed)));
    }
}
