package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.domain.TenantId;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What the worker role may know of an event: that it is there and whose it is, not what it says.
 *
 * @param recordedAt when it was recorded; with the id it finds the row
 * @param place where it stands
 */
record LaneEvent(TenantId tenant, Aggregate aggregate, EventKind kind, OffsetDateTime recordedAt, EventPlace place) {

    /** An aggregate of a tenant. */
    record Aggregate(String type, UUID id) {}

    /** An aggregate among those of all tenants. */
    record Key(TenantId tenant, Aggregate aggregate) {}

    Key key() {
        return new Key(tenant, aggregate);
    }

    UUID id() {
        return place.event();
    }
}
