package dev.sextant.shared.application;

import dev.sextant.shared.application.Schedules.ScheduleView;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleChange;
import dev.sextant.shared.domain.ScheduleId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.ZoneId;

/** Has work done at other times or otherwise, or not for a while. Who changes more than whether it rests makes it act as them, and must be permitted the work. */
public final class ChangeSchedule implements UseCase<ChangeSchedule.Command, ScheduleView, DomainError> {

    /**
     * What is asked for.
     *
     * @param id the schedule
     * @param change what changes
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(ScheduleId id, ScheduleChange change, Option<Long> expectedVersion) {}

    private final ScheduleBook book;
    private final SchedulableWork work;

    /**
     * Changes schedules.
     *
     * @param work what can be scheduled
     */
    public ChangeSchedule(ScheduleBook book, SchedulableWork work) {
        this.book = book;
        this.work = work;
    }

    @Override
    public Permission needs() {
        return SchedulePermissions.WRITE;
    }

    @Override
    public Either<DomainError, ScheduleView> handle(Actor actor, Command command) {
        // Asked first: nobody who holds a schedule waits for the organisation.
        ZoneId usual = book.clocks().zoneForUpdate(actor);
        return book.find(actor, command.id(), command.expectedVersion())
                .<DomainError>mapLeft(refusal -> refusal)
                .flatMap(before -> permitted(actor, before, command.change()))
                .flatMap(before -> before.change(command.change(), usual, actor, book.now())
                        .<DomainError>mapLeft(refusal -> refusal)
                        .map(decision -> ScheduleView.of(book.keep(
                                actor, decision, changed -> book.schedules().save(actor, changed, before.version())))));
    }

    private Either<DomainError, Schedule> permitted(Actor actor, Schedule before, ScheduleChange change) {
        return change.isOfContent()
                ? work.check(actor, before.snapshot().kind()).map(may -> before)
                : Either.right(before);
    }
}
