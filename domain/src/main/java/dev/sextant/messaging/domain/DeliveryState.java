package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.Coded;

/** How far a delivery is. */
public enum DeliveryState implements Coded {
    /** It is sent, or will be. */
    PENDING,
    /** The receiver took it. */
    DELIVERED,
    /** It was given up. */
    FAILED,
    /** The webhook was disabled or deleted before the receiver took it. */
    CANCELLED
}
