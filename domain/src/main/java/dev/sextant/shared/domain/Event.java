package dev.sextant.shared.domain;

import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.types.DomainEvent;

/**
 * Something that happened to an aggregate. Each context seals its own events under this interface. An event is stored by its type id and
 * version, never by a class name; the tenant, the event's own id and the aggregate's version come from the row that carries it.
 */
public interface Event extends DomainEvent {

    /** The stable type id: {@code context_noun.past_participle}, such as {@code case.status_changed}. */
    String type();

    /** The version of the payload's shape, from 1. */
    default int version() {
        return 1;
    }

    /** The aggregate that it happened to. */
    UUID aggregateId();

    /** When it happened, by the clock that the use case was given. */
    Instant occurredAt();
}
