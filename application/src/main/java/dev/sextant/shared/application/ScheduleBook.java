package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleError;
import dev.sextant.shared.domain.ScheduleEvent;
import dev.sextant.shared.domain.ScheduleId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** What the use cases on schedules do alike: tell the time, find one at the version that the actor knows, and keep a decision together with its events. */
public final class ScheduleBook {

    private static final String SCHEDULE = "schedule";

    private final Schedules schedules;
    private final TenantClocks clocks;
    private final Outbox outbox;
    private final Clock clock;

    /**
     * A book.
     *
     * @param clocks on which schedules come that name none
     */
    public ScheduleBook(Schedules schedules, TenantClocks clocks, Outbox outbox, Clock clock) {
        this.schedules = schedules;
        this.clocks = clocks;
        this.outbox = outbox;
        this.clock = clock;
    }

    Schedules schedules() {
        return schedules;
    }

    TenantClocks clocks() {
        return clocks;
    }

    /** The present time in whole microseconds, which is what every store can keep. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The schedule at the version that the actor knows, held. */
    Either<ScheduleError, Schedule> find(Actor actor, ScheduleId id, Option<Long> expectedVersion) {
        return schedules
                .findForUpdate(actor, id)
                .<ScheduleError>toEither(() -> new ScheduleError.ScheduleNotFound(id))
                .flatMap(found -> expectedVersion
                        .filter(expected -> expected != found.version())
                        .<Either<ScheduleError, Schedule>>map(
                                expected -> new ScheduleError.StaleVersion(id, expected, found.version()).refuse())
                        .getOrElse(() -> Either.right(found)));
    }

    /**
     * Keeps what was decided together with its events, in the actor's open transaction; nothing, when nothing changed.
     *
     * @param store adds, saves or deletes the state
     */
    Schedule keep(Actor actor, Decision<Schedule, ScheduleEvent> decision, Consumer<Schedule> store) {
        if (!decision.isUnchanged()) {
            store.accept(decision.state());
            outbox.append(actor, SCHEDULE, decision.state().version(), decision.events());
        }
        return decision.state();
    }
}
