package dev.sextant.cases.application;

import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.shared.application.EventCatalogue;

/** What the context publishes. */
public final class CaseCatalogue {

    /** Every event of a case, and how old versions become new ones. */
    public static final EventCatalogue EVENTS = EventCatalogue.of(CaseEvent.class);

    private CaseCatalogue() {}
}
