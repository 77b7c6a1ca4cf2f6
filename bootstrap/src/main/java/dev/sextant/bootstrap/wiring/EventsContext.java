package dev.sextant.bootstrap.wiring;

import dev.sextant.messaging.application.DeadLetterQueries;
import dev.sextant.messaging.application.DeadLetterTenants;
import dev.sextant.messaging.application.DeliveryCounts;
import dev.sextant.messaging.application.DiscardDeadLetter;
import dev.sextant.messaging.application.ReplayDeadLetter;
import dev.sextant.messaging.application.ReplayDeadLetters;
import dev.sextant.messaging.application.SubscriberStatus;

/**
 * How events are delivered, and what is decided about those that were not.
 *
 * @param letters answers questions about dead letters
 * @param tenants finds the organisations that have some
 * @param status tells how far subscribers are
 * @param counts what came of deliveries on this node
 * @param replay delivers one again
 * @param replayAll delivers again what failed for one cause
 * @param discard decides that one is not delivered
 */
public record EventsContext(
        DeadLetterQueries letters,
        DeadLetterTenants tenants,
        SubscriberStatus status,
        DeliveryCounts counts,
        ReplayDeadLetter replay,
        ReplayDeadLetters replayAll,
        DiscardDeadLetter discard) {}
