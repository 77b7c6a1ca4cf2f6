package dev.sextant.shared.application;

import dev.sextant.shared.application.Schedules.ScheduleView;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleDraft;
import dev.sextant.shared.domain.ScheduleError;
import dev.sextant.shared.domain.ScheduleId;
import io.vavr.control.Either;
import java.util.List;

/** Has work done at times, for the actor. */
public final class CreateSchedule implements UseCase<CreateSchedule.Command, ScheduleView, DomainError> {

    /**
     * What is asked for.
     *
     * @param draft the schedule
     */
    public record Command(ScheduleDraft draft) {}

    private final ScheduleBook book;
    private final SchedulableWork work;
    private final IdGenerator ids;

    /**
     * Makes schedules.
     *
     * @param work what can be scheduled
     */
    public CreateSchedule(ScheduleBook book, SchedulableWork work, IdGenerator ids) {
        this.book = book;
        this.work = work;
        this.ids = ids;
    }

    @Override
    public Permission needs() {
        return SchedulePermissions.WRITE;
    }

    @Override
    public Either<DomainError, ScheduleView> handle(Actor actor, Command command) {
        List<FieldError> wrong = command.draft().wrongFields();
        if (!wrong.isEmpty()) {
            return Either.left(new ScheduleError.InvalidFields(wrong));
        }
        return work.check(actor, command.draft().kind().get())
                .flatMap(kind -> Schedule.open(
                                new ScheduleId(ids.next()),
                                command.draft(),
                                book.clocks().zoneForUpdate(actor),
                                book.schedules().count(actor),
                                actor,
                                book.now())
                        .<DomainError>mapLeft(refusal -> refusal))
                .map(decision -> ScheduleView.of(
                        book.keep(actor, decision, opened -> book.schedules().add(actor, opened))));
    }
}
