package dev.sextant.shared.domain;

import dev.sextant.shared.domain.ScheduleEvent.RestReason;
import dev.sextant.shared.domain.ScheduleEvent.ScheduleChanged;
import dev.sextant.shared.domain.ScheduleEvent.ScheduleCreated;
import dev.sextant.shared.domain.ScheduleEvent.ScheduleDeleted;
import dev.sextant.shared.domain.ScheduleEvent.SchedulePaused;
import dev.sextant.shared.domain.ScheduleEvent.ScheduleResumed;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * Work that is due at times that somebody wrote down. It acts as who made it, with what that one may do both then and at each run; who changes what it does or when makes it act as them. When that one left or may no
 * longer have the work done, it rests and says why. Runs that were missed, because nobody was there to start them, are made up for by one run; when the run before has not ended yet, a run is left out.
 * Whoever has it go on after a pause does not get the runs that it left out, except the only one of a schedule that comes once. One that comes again and again names its time zone, or follows that of its organisation.
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
     * @param usual the zone of the organisation, which one that names none follows
     * @param others how many the tenant has already
     */
    public static Either<ScheduleError, Decision<Schedule, ScheduleEvent>> open(
            ScheduleId id, ScheduleDraft draft, ZoneId usual, long others, Actor by, Instant at) {
        if (others >= MOST) {
            return new ScheduleError.TooManySchedules(MOST).refuse();
        }
        return draft.check(usual)
                .flatMap(timing -> future(timing, at))
                .map(timing -> Decision.of(
                        new Schedule(opened(id, draft, timing, by, at)),
                        new ScheduleCreated(id, draft.kind().get(), by.user(), at)));
    }

    private static ScheduleSnapshot opened(ScheduleId id, ScheduleDraft draft, Timing timing, Actor by, Instant at) {
        return new ScheduleSnapshot(
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
                at);
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
     * Changes it. Who changes more than whether it rests makes it act as them. To have one rest that rests, or go on that goes on, is no change.
     *
     * @param usual the zone of the organisation, which one that names none follows
     */
    public Either<ScheduleError, Decision<Schedule, ScheduleEvent>> change(
            ScheduleChange change, ZoneId usual, Actor by, Instant at) {
        ScheduleDraft draft = change.appliedTo(draft());
        return draft.check(usual)
                .flatMap(timing -> change.isOfTiming() ? future(timing, at) : Either.right(timing))
                .map(timing -> decided(change, changed(change, draft, timing, by, at), by.user(), at));
    }

    private Decision<Schedule, ScheduleEvent> decided(
            ScheduleChange change, ScheduleSnapshot after, UserId by, Instant at) {
        var events = new ArrayList<ScheduleEvent>();
        if (change.isOfContent()) {
            events.add(new ScheduleChanged(id(), differences(after), by, at));
        }
        if (after.paused() && !now.paused()) {
            events.add(new SchedulePaused(id(), RestReason.PAUSED, by, at));
        } else if (!after.paused() && now.paused()) {
            events.add(new ScheduleResumed(id(), by, at));
        }
        return events.isEmpty() ? Decision.unchanged(this) : new Decision<>(new Schedule(after), events);
    }

    private List<String> differences(ScheduleSnapshot after) {
        var changed = new ArrayList<String>();
        if (!after.name().equals(now.name())) {
            changed.add("name");
        }
        if (!after.payload().equals(now.payload())) {
            changed.add("payload");
        }
        if (!after.timing().equals(now.timing())) {
            changed.add("timing");
        }
        if (!after.actsFor().equals(now.actsFor())) {
            changed.add("acts_for");
        }
        return changed;
    }

    /** Ends it. The state of the decision is the last one it had, at the version after it. */
    public Decision<Schedule, ScheduleEvent> delete(UserId by, Instant at) {
        return Decision.of(new Schedule(rested(now.problem(), at)), new ScheduleDeleted(id(), by, at));
    }

    /**
     * Has it come on the clocks that its organisation has now. A run that is overdue stays so; those after it come on the new clocks.
     *
     * @param present the organisation's time zone
     * @return the same when it does not follow the organisation, or follows it already; nobody is told, because what changed is the organisation
     */
    public Schedule follow(ZoneId present, Instant at) {
        Timing then = now.timing().following(present);
        return then.equals(now.timing())
                ? this
                : new Schedule(now.due(then, now.next().map(next -> next.isAfter(at) ? then.first(at) : next)));
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
                again.filter(recurring -> recurring.source() == Timing.ZoneSource.SCHEDULE)
                        .map(recurring -> recurring.zone().getId()),
                runAt);
    }

    /**
     * What becomes of it now that it is due.
     *
     * @param at the present moment; no run is computed twice when it lies a little before the time at which this is due
     * @param needed what it takes to have the work done
     * @param present what the one for whom it acts may do now; none when that one is gone
     * @param lastRuns whether the run before has not ended yet
     * @param by on whose behalf this is found out
     * @return the schedule after that, and what the one for whom it acts may do in the run that starts now; none when none starts. A turn itself is no event; that the schedule rests from now on is
     */
    public Tuple2<Decision<Schedule, ScheduleEvent>, Option<Set<Permission>>> turn(
            Instant at, Permission needed, Option<Set<Permission>> present, boolean lastRuns, UserId by) {
        if (present.isEmpty()) {
            return Tuple.of(resting(RestReason.USER_LEFT, LEFT, by, at), Option.none());
        }
        var both = new HashSet<>(now.permissions());
        both.retainAll(present.get());
        if (!both.contains(needed)) {
            return Tuple.of(resting(RestReason.NOT_PERMITTED, NOT_PERMITTED, by, at), Option.none());
        }
        Instant due = now.next().getOrElse(at);
        var then = new Schedule(now.due(now.timing(), now.timing().again(due.isAfter(at) ? due : at)));
        return Tuple.of(Decision.unchanged(then), lastRuns ? Option.none() : Option.some(Set.copyOf(both)));
    }

    /** The schedule after a run was started. */
    public Schedule ran(UUID job, Instant at) {
        return new Schedule(new ScheduleSnapshot(
                id(),
                now.version(),
                now.name(),
                now.kind(),
                now.payload(),
                now.timing(),
                now.paused(),
                now.next(),
                Option.some(at),
                Option.some(job),
                now.problem(),
                now.actsFor(),
                now.permissions(),
                now.createdAt(),
                now.updatedAt()));
    }

    private Decision<Schedule, ScheduleEvent> resting(RestReason why, String words, UserId by, Instant at) {
        return Decision.of(
                new Schedule(rested(Option.some(words), now.updatedAt())), new SchedulePaused(id(), why, by, at));
    }

    private ScheduleSnapshot rested(Option<String> problem, Instant updatedAt) {
        return new ScheduleSnapshot(
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
                problem,
                now.actsFor(),
                now.permissions(),
                now.createdAt(),
                updatedAt);
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
