package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.TypeId;
import java.util.UUID;

/**
 * What is brought to a webhook. It stays the same each time that it is sent.
 *
 * @param event the id of the event
 * @param type the type id of the event, such as {@code case.opened}
 * @param body the event as JSON
 */
public record DeliveryMessage(UUID event, String type, String body) {

    /** The type of what is sent so that somebody can try a receiver out; no such event ever happened. */
    public static final String TEST = "webhook.test";

    private static final String PREFIX = "evt";

    /** The id of the message, {@code evt_…}: receivers know by it what they have seen. */
    public String id() {
        return TypeId.format(PREFIX, event);
    }

    /** Whether somebody only tries the receiver out. */
    public boolean isTest() {
        return type.equals(TEST);
    }

    /** Without what the event says. */
    @Override
    public String toString() {
        return "DeliveryMessage[" + id() + ", " + type + "]";
    }
}
