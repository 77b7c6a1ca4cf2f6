package dev.sextant.messaging.integration;

import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;

/**
 * What the operator says of a topic from which events come in.
 *
 * @param tenant whose all its events are; none to believe the header {@code ce_tenant} of each, for topics into which only trusted programs write
 * @param by in whose name they take effect
 */
public record KafkaOrigin(Option<TenantId> tenant, UserId by) {

    /** A topic whose events are all one tenant's, whatever they say. */
    public static KafkaOrigin of(TenantId tenant, UserId by) {
        return new KafkaOrigin(Option.some(tenant), by);
    }

    /** A topic into which only trusted programs write, such as another Sextant: the header {@code ce_tenant} says whose an event is. */
    public static KafkaOrigin trusted(UserId by) {
        return new KafkaOrigin(Option.none(), by);
    }
}
