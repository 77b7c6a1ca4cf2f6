package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleError;
import dev.sextant.shared.domain.ScheduleId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Has work not done any more. A run that was started already goes on. */
public final class DeleteSchedule implements UseCase<DeleteSchedule.Command, ScheduleId, ScheduleError> {

    /**
     * What is asked for.
     *
     * @param id the schedule
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(ScheduleId id, Option<Long> expectedVersion) {}

    private final ScheduleBook book;

    /** Deletes schedules. */
    public DeleteSchedule(ScheduleBook book) {
        this.book = book;
    }

    @Override
    public Permission needs() {
        return SchedulePermissions.WRITE;
    }

    @Override
    public Either<ScheduleError, ScheduleId> handle(Actor actor, Command command) {
        return book.find(actor, command.id(), command.expectedVersion())
                .map(found -> book.keep(
                        actor,
                        found.delete(actor.user(), book.now()),
                        gone -> book.schedules().delete(actor, found.id(), found.version())))
                .map(Schedule::id);
    }
}
