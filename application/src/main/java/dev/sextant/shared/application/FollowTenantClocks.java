package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleError;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.ZoneId;

/** Has the schedules that follow their organisation's clocks come on those that it has now. Doing it again changes nothing. */
public final class FollowTenantClocks implements UseCase<FollowTenantClocks.Command, Integer, ScheduleError> {

    private final ScheduleBook book;

    /** The use case. */
    public FollowTenantClocks(ScheduleBook book) {
        this.book = book;
    }

    /** What is asked for: nothing but this. */
    public record Command() {}

    @Override
    public Permission needs() {
        return SchedulePermissions.WRITE;
    }

    /** Answers how many schedules come at other times now. */
    @Override
    public Either<ScheduleError, Integer> handle(Actor actor, Command command) {
        ZoneId present = book.clocks().zone(actor);
        Instant now = book.now();
        int moved = 0;
        for (Schedule before : book.schedules().followersForUpdate(actor)) {
            Schedule after = before.follow(present, now);
            if (!after.equals(before)) {
                book.schedules().save(actor, after, before.version());
                moved++;
            }
        }
        return Either.right(moved);
    }
}
