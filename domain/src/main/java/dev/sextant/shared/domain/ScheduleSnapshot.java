package dev.sextant.shared.domain;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Everything about a schedule, as it is kept.
 *
 * @param id its id
 * @param version counts what people changed, from 1; runs do not count
 * @param name what people call it
 * @param kind which work it has done
 * @param payload what the work needs
 * @param timing when it is due
 * @param paused whether it rests
 * @param next when it is due next; none while it rests and when it is over
 * @param lastAt when it ran last
 * @param lastJob the job of that run
 * @param problem why it rests although nobody paused it, in words for a person
 * @param actsFor as whom it acts: who made it or changed its content last
 * @param permissions what that one was permitted then; at each run it has of these what that one still has
 * @param createdAt when it was made
 * @param updatedAt when somebody changed it last
 */
public record ScheduleSnapshot(
        ScheduleId id,
        long version,
        String name,
        String kind,
        String payload,
        Timing timing,
        boolean paused,
        Option<Instant> next,
        Option<Instant> lastAt,
        Option<UUID> lastJob,
        Option<String> problem,
        UserId actsFor,
        Set<Permission> permissions,
        Instant createdAt,
        Instant updatedAt) {

    /** Copies the set. */
    public ScheduleSnapshot {
        permissions = Set.copyOf(permissions);
    }

    /** The same, due at other times. */
    ScheduleSnapshot due(Timing then, Option<Instant> nextAt) {
        return new ScheduleSnapshot(
                id,
                version,
                name,
                kind,
                payload,
                then,
                paused,
                nextAt,
                lastAt,
                lastJob,
                problem,
                actsFor,
                permissions,
                createdAt,
                updatedAt);
    }
}
