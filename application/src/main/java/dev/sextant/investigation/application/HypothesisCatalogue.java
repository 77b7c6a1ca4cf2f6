package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.hypothesis.HypothesisEvent;
import dev.sextant.investigation.domain.hypothesis.SolutionEvent;
import dev.sextant.shared.application.EventCatalogue;

/** What the context publishes about hypotheses and solutions. */
public final class HypothesisCatalogue {

    /** Every event of a hypothesis and of a solution, and how old versions become new ones. */
    public static final EventCatalogue EVENTS = EventCatalogue.of(HypothesisEvent.class, SolutionEvent.class);

    private HypothesisCatalogue() {}
}
