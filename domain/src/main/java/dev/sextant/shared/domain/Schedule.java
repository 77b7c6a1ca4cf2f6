package dev.sextant.shared.domain;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * Work that is due at times that somebody wrote down. It acts as who made it, with what that one may do both then and at each run; who changes what it does or when makes it act as them. When that one left or may no
 * longer have the work done, it rests and says why. Runs that were missed, because nobody was there to start them, are made up for by one run; when the run before has not ended yet, a run is left out.
 * Whoever has it go on after a pause does not get the runs that it left out, except the only one of a schedule that comes once.
 */
public final class Schedule implements AggregateRoot<Schedule, ScheduleId> {

    /** How many a tenant has at most. */
    public static final int MOST = 500;

    private static final String LEFT = "The one for whom it acts does not belong here any more.";
    private static final String NOT_PERMITTED = "The one for whom it acts may not have this done any more.";

    private final ScheduleSnapshot now;

    private Schedule(ScheduleSnapshot now) {
        this.now = now;
    }

    /**
     * Makes one, at version 1.
     *
     * @param usual the zone of one that names none
     * @param others how many the tenant has already
     */
    public static Either<ScheduleError, Schedule> open(
            ScheduleId id, ScheduleDraft draft, ZoneId usual, long others, Actor by, Instant at) {
        if (others >= MOST) {
            return new ScheduleError.TooManySchedules(MOST).refuse();
        }
        return draft.check(usual)
                .flatMap(timing -> future(timing, at))
                .map(timing -> new Schedule(new ScheduleSnapshot(
                        id,
                        1,
                        draft.name().get(),
                        draft.kind().get(),
                        draft.payload().getOrElse(""),
                        timing,
                        false,
                        Option.some(timing.first(at)),
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        by.user(),
                        by.permissions(),
                        at,
                        at)));
    }

    private static Either<ScheduleError, Timing> future(Timing timing, Instant at) {
        if (timing instanceof Timing.Once once && once.at().isBefore(at)) {
            return new ScheduleError.InvalidFields(
                            List.of(new FieldError("/run_at", "in_the_past", "must not be in the past")))
                    .refuse();
        }
        return Either.right(timing);
    }

    /** Brings back a schedule that was kept; decides nothing. */
    public static Schedule restore(ScheduleSnapshot kept) {
        return new Schedule(kept);
    }

    /**
     * Changes it. Who changes more than whether it rests makes it act as them.
     *
     * @param usual the zone of one that names none
     */
    public Either<ScheduleError, Schedule> change(ScheduleChange change, ZoneId usual, Actor by, Instant at) {
        ScheduleDraft draft = change.appliedTo(draft());
        return draft.check(usual)
                .flatMap(timing -> change.isOfTiming() ? future(timing, at) : Either.right(timing))
                .map(timing -> new Schedule(changed(change, draft, timing, by, at)));
    }

    private ScheduleSnapshot changed(ScheduleChange change, ScheduleDraft draft, Timing timing, Actor by, Instant at) {
        boolean paused = change.paused().getOrElse(now.paused());
        Option<Instant> next = now.next();
        if (paused) {
            next = Option.none();
        } else if (change.isOfTiming()) {
            next = Option.some(timing.first(at));
        } else if (now.paused()) {
            next = following(timing, at);
        }
        return new ScheduleSnapshot(
                id(),
                now.version() + 1,
                draft.name().get(),
                now.kind(),
                draft.payload().getOrElse(""),
                timing,
                paused,
                next,
                now.lastAt(),
                now.lastJob(),
                paused ? now.problem() : Option.none(),
                change.isOfContent() ? by.user() : now.actsFor(),
                change.isOfContent() ? by.permissions() : now.permissions(),
                now.createdAt(),
                at);
    }

    /** One that comes once and did already is over. */
    private Option<Instant> following(Timing timing, Instant at) {
        return timing instanceof Timing.Once && now.lastAt().isDefined()
                ? Option.none()
                : Option.some(timing.first(at));
    }

    private ScheduleDraft draft() {
        Option<Timing.Recurring> again =
                now.timing() instanceof Timing.Recurring recurring ? Option.some(recurring) : Option.none();
        Option<Instant> runAt = now.timing() instanceof Timing.Once once ? Option.some(once.at()) : Option.none();
        return new ScheduleDraft(
                Option.some(now.name()),
                Option.some(now.kind()),
                Option.some(now.payload()),
                again.map(recurring -> recurring.cron().text()),
                again.map(recurring -> recurring.zone().getId()),
                runAt);
    }

    /**
     * What becomes of it now that it is due.
     *
     * @param at the present moment; no run is computed twice when it lies a little before the time at which this is due
     * @param needed what it takes to have the work done
     * @param present what the one for whom it acts may do now; none when that one is gone
     * @param lastRuns whether the run before has not ended yet
     * @return the schedule after that, and what the one for whom it acts may do in the run that starts now; none when none starts
     */
    public Tuple2<Schedule, Option<Set<Permission>>> turn(
            Instant at, Permission needed, Option<Set<Permission>> present, boolean lastRuns) {
        if (present.isEmpty()) {
            return Tuple.of(resting(LEFT), Option.none());
        }
        var both = new HashSet<>(now.permissions());
        both.retainAll(present.get());
        if (!both.contains(needed)) {
            return Tuple.of(resting(NOT_PERMITTED), Option.none());
        }
        Instant due = now.next().getOrElse(at);
        Schedule then = with(now.timing().again(due.isAfter(at) ? due : at), now.lastAt(), now.lastJob());
        return Tuple.of(then, lastRuns ? Option.none() : Option.some(Set.copyOf(both)));
    }

    /** The schedule after a run was started. */
    public Schedule ran(UUID job, Instant at) {
        return with(now.next(), Option.some(at), Option.some(job));
    }

    private Schedule with(Option<Instant> next, Option<Instant> lastAt, Option<UUID> lastJob) {
        return new Schedule(new ScheduleSnapshot(
                id(),
                now.version(),
                now.name(),
                now.kind(),
                now.payload(),
                now.timing(),
                now.paused(),
                next,
                lastAt,
                lastJob,
                now.problem(),
                now.actsFor(),
                now.permissions(),
                now.createdAt(),
                now.updatedAt()));
    }

    private Schedule resting(String why) {
        return new Schedule(new ScheduleSnapshot(
                id(),
                now.version() + 1,
                now.name(),
                now.kind(),
                now.payload(),
                now.timing(),
                true,
                Option.none(),
                now.lastAt(),
                now.lastJob(),
                Option.some(why),
                now.actsFor(),
                now.permissions(),
                now.createdAt(),
                now.updatedAt()));
    }

    @Override
    public ScheduleId getId() {
        return now.id();
    }

    /** Its id. */
    public ScheduleId id() {
        return now.id();
    }

    /** Counts what people changed, from 1. */
    public long version() {
        return now.version();
    }

    /** Everything about it. */
    public ScheduleSnapshot snapshot() {
        return now;
    }
}
