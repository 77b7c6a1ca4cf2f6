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
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** Has work done at times, for the actor. */
public final class CreateSchedule implements UseCase<CreateSchedule.Command, ScheduleView, DomainError> {

    /**
     * What is asked for.
     *
     * @param draft the schedule
     */
    public record Command(ScheduleDraft draft) {}

    private final Schedules schedules;
    private final SchedulableWork work;
    private final ZoneId usual;
    private final IdGenerator ids;
    private final Clock clock;

    /**
     * Makes schedules.
     *
     * @param work what can be scheduled
     * @param usual the zone of schedules that name none
     */
    public CreateSchedule(Schedules schedules, SchedulableWork work, ZoneId usual, IdGenerator ids, Clock clock) {
        this.schedules = schedules;
        this.work = work;
        this.usual = usual;
        this.ids = ids;
        this.clock = clock;
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
                                usual,
                                schedules.count(actor),
                                actor,
                                clock.instant())
                        .<DomainError>mapLeft(refusal -> refusal))
                .map(opened -> {
                    schedules.add(actor, opened);
                    return ScheduleView.of(opened);
                });
    }
}
