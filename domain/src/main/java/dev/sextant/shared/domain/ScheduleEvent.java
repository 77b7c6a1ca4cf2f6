package dev.sextant.shared.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that happened to a schedule. Its runs are told by the jobs that they are. Events carry nothing of its name and its payload, which may say anything. */
@EventFamily(context = "shared", aggregate = "schedule", id = ScheduleId.class)
public sealed interface ScheduleEvent extends Event {

    /** The schedule. */
    ScheduleId scheduleId();

    /** Who did it; the user with only zeros in its id when nobody asked for it. */
    UserId by();

    @Override
    default UUID aggregateId() {
        return scheduleId().value();
    }

    /**
     * A schedule was made.
     *
     * @param kind which work it has done
     */
    @PublishedEvent(type = "schedule.created", description = "A schedule was made.")
    record ScheduleCreated(ScheduleId scheduleId, String kind, UserId by, Instant occurredAt)
            implements ScheduleEvent {}

    /**
     * A schedule has other work done or comes at other times, and acts as who changed it.
     *
     * @param changed the names of what is different: {@code name}, {@code payload}, {@code timing}, {@code acts_for}
     */
    @PublishedEvent(
            type = "schedule.changed",
            description = "A schedule has other work done or comes at other times, and acts as who changed it.")
    record ScheduleChanged(ScheduleId scheduleId, List<String> changed, UserId by, Instant occurredAt)
            implements ScheduleEvent {

        /** Copies the list. */
        public ScheduleChanged {
            changed = List.copyOf(changed);
        }
    }

    /** Why a schedule rests. */
    enum RestReason implements Coded {
        /** Somebody wanted it so. */
        PAUSED,
        /** The one for whom it acts does not belong to the organisation any more. */
        USER_LEFT,
        /** The one for whom it acts may not have the work done any more. */
        NOT_PERMITTED
    }

    /**
     * A schedule rests.
     *
     * @param reason why
     */
    @PublishedEvent(type = "schedule.paused", description = "A schedule rests.")
    record SchedulePaused(ScheduleId scheduleId, RestReason reason, UserId by, Instant occurredAt)
            implements ScheduleEvent {}

    /** A schedule goes on after a rest. */
    @PublishedEvent(type = "schedule.resumed", description = "A schedule goes on after a rest.")
    record ScheduleResumed(ScheduleId scheduleId, UserId by, Instant occurredAt) implements ScheduleEvent {}

    /** A schedule is gone. */
    @PublishedEvent(type = "schedule.deleted", description = "A schedule is gone.")
    record ScheduleDeleted(ScheduleId scheduleId, UserId by, Instant occurredAt) implements ScheduleEvent {}
}
