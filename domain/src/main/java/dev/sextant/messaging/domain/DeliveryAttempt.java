package dev.sextant.messaging.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * One time that a message was sent.
 *
 * @param at when
 * @param took how long it took, in whole milliseconds
 * @param outcome what came of it
 */
public record DeliveryAttempt(Instant at, Duration took, DeliveryOutcome outcome) {

    /** When it was over. */
    public Instant end() {
        return at.plus(took);
    }
}
