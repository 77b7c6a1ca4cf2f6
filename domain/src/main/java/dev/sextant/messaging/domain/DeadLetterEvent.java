package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.UUID;

/** What somebody decided about a dead letter. */
@EventFamily(context = "messaging", aggregate = "dead_letter", id = DeadLetterId.class)
public sealed interface DeadLetterEvent extends Event {

    /** The dead letter. */
    DeadLetterId deadLetterId();

    /** Who decided. */
    UserId by();

    @Override
    default UUID aggregateId() {
        return deadLetterId().value();
    }

    /**
     * An event that could not be handled is delivered again.
     *
     * @param subscriber to whom
     * @param eventId the event, a UUID
     * @param eventType its type
     */
    @PublishedEvent(
            type = "dead_letter.replayed",
            description = "An event that a subscriber could not handle is delivered to it again.")
    record DeadLetterReplayed(
            DeadLetterId deadLetterId,
            String subscriber,
            String eventId,
            String eventType,
            UserId by,
            Instant occurredAt)
            implements DeadLetterEvent {}

    /**
     * An event that could not be handled is not delivered.
     *
     * @param subscriber to whom
     * @param eventId the event, a UUID
     * @param eventType its type
     * @param reason why, in somebody's words
     */
    @PublishedEvent(
            type = "dead_letter.discarded",
            description = "Somebody decided that an event is not delivered to a subscriber that could not handle it.")
    record DeadLetterDiscarded(
            DeadLetterId deadLetterId,
            String subscriber,
            String eventId,
            String eventType,
            String reason,
            UserId by,
            Instant occurredAt)
            implements DeadLetterEvent {}
}
