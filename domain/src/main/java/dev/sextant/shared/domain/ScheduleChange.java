package dev.sextant.shared.domain;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * What changes about a schedule.
 *
 * @param name what people call it
 * @param payload what the work needs
 * @param cron when it comes again and again
 * @param zone on whose clocks; cleared for the organisation's
 * @param runAt when it comes once
 * @param paused whether it rests; none to leave it as it is
 */
public record ScheduleChange(
        Patch<String> name,
        Patch<String> payload,
        Patch<String> cron,
        Patch<String> zone,
        Patch<Instant> runAt,
        Option<Boolean> paused) {

    /** Whether it changes more than whether the schedule rests. */
    public boolean isOfContent() {
        return !(name instanceof Patch.Absent
                && payload instanceof Patch.Absent
                && cron instanceof Patch.Absent
                && zone instanceof Patch.Absent
                && runAt instanceof Patch.Absent);
    }

    boolean isOfTiming() {
        return !(cron instanceof Patch.Absent && zone instanceof Patch.Absent && runAt instanceof Patch.Absent);
    }

    /** A schedule with the change, as somebody would have written it down. */
    ScheduleDraft appliedTo(ScheduleDraft before) {
        // The clocks go with the cron that they belong to.
        Option<String> zoneBefore = cron instanceof Patch.Cleared ? Option.none() : before.zone();
        return new ScheduleDraft(
                merged(name, before.name()),
                before.kind(),
                merged(payload, before.payload()),
                merged(cron, before.cron()),
                merged(zone, zoneBefore),
                merged(runAt, before.runAt()));
    }

    private static <T> Option<T> merged(Patch<T> patch, Option<T> before) {
        return switch (patch) {
            case Patch.Absent<T> absent -> before;
            case Patch.Cleared<T> cleared -> Option.none();
            case Patch.Changed<T> changed -> Option.some(changed.value());
        };
    }
}
