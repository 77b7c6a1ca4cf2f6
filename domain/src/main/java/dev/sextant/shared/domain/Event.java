package dev.sextant.shared.domain;

import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.types.DomainEvent;

/**
 * Something that happened to an aggregate. Each context seals its own events under this interface, marks the sealed interface with {@link EventFamily} and every event with {@link PublishedEvent}. An event is stored by its type id and
 * version, never by a class name; the tenant, the event's own id and the aggregate's version come from the row that carries it.
 */
public interface Event extends DomainEvent {

    /**
     * The stable type id of its {@link PublishedEvent}, such as {@code case.status_changed}.
     *
     * @throws IllegalStateException when the event is not defined
     */
    default String type() {
        return Published.of(getClass()).type();
    }

    /**
     * The version of the payload's shape of its {@link PublishedEvent}, from 1.
     *
     * @throws IllegalStateException when the event is not defined
     */
    default int version() {
        return Published.of(getClass()).version();
    }

    /** The aggregate that it happened to. */
    UUID aggregateId();

    /** When it happened, by the clock that the use case was given. */
    Instant occurredAt();
}
