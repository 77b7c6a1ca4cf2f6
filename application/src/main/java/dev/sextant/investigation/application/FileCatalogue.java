package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.FileEvent;
import dev.sextant.shared.application.EventCatalogue;

/** What the context publishes. */
public final class FileCatalogue {

    /** Every event of an uploaded file, and how old versions become new ones. */
    public static final EventCatalogue EVENTS = EventCatalogue.of(FileEvent.class);

    private FileCatalogue() {}
}
