package dev.sextant.shared.application;

import dev.sextant.shared.application.Schedules.ScheduleView;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleChange;
import dev.sextant.shared.domain.ScheduleError;
import dev.sextant.shared.domain.ScheduleId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
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

    private final Schedules schedules;
    private final SchedulableWork work;
    private final ZoneId usual;
    private final Clock clock;

    /**
     * Changes schedules.
     *
     * @param work what can be scheduled
     * @param usual the zone of schedules that name none
     */
    public ChangeSchedule(Schedules schedules, SchedulableWork work, ZoneId usual, Clock clock) {
        this.schedules = schedules;
        this.work = work;
        this.usual = usual;
        this.clock = clock;
    }

    @Override
    public Permission needs() {
        return SchedulePermissions.WRITE;
    }

    @Override
    public Either<DomainError, ScheduleView> handle(Actor actor, Command command) {
        return present(schedules, actor, command.id(), command.expectedVersion())
                .<DomainError>mapLeft(refusal -> refusal)
                .flatMap(before -> permitted(actor, before, command.change()))
                .flatMap(before -> before.change(command.change(), usual, actor, clock.instant())
                        .<DomainError>mapLeft(refusal -> refusal)
                        .map(changed -> {
                            schedules.save(actor, changed, before.version());
                            return ScheduleView.of(changed);
                        }));
    }

    private Either<DomainError, Schedule> permitted(Actor actor, Schedule before, ScheduleChange change) {
        return change.isOfContent()
                ? work.check(actor, before.snapshot().kind()).map(may -> before)
                : Either.right(before);
    }

    /** The schedule at the version that the actor knows, held. */
    static Either<ScheduleError, Schedule> present(
            Schedules schedules, Actor actor, ScheduleId id, Option<Long> expectedVersion) {
        return schedules
                .findForUpdate(actor, id)
                .<ScheduleError>toEither(() -> new ScheduleError.ScheduleNotFound(id))
                .flatMap(found -> expectedVersion
                        .filter(expected -> expected != found.version())
                        .<Either<ScheduleError, Schedule>>map(
                                expected -> new ScheduleError.StaleVersion(id, expected, found.version()).refuse())
                        .getOrElse(() -> Either.right(found)));
    }
}
