package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.DeadLetterEvent;
import dev.sextant.shared.application.EventCatalogue;

/** What is published about decisions on dead letters. */
public final class DeadLetterCatalogue {

    /** Every event of a dead letter, and how old versions become new ones. */
    public static final EventCatalogue EVENTS = EventCatalogue.of(DeadLetterEvent.class);

    private DeadLetterCatalogue() {}
}
