package dev.sextant.shared.application;

import dev.sextant.shared.domain.ScheduleEvent;

/** What is published about schedules. */
public final class ScheduleCatalogue {

    /** Every event of a schedule, and how old versions become new ones. */
    public static final EventCatalogue EVENTS = EventCatalogue.of(ScheduleEvent.class);

    private ScheduleCatalogue() {}
}
