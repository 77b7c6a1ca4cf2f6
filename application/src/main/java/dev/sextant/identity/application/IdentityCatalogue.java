package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityEvent;
import dev.sextant.shared.application.EventCatalogue;

/** What the context publishes. */
public final class IdentityCatalogue {

    /** Every event of accounts and organisations, and how old versions become new ones. */
    public static final EventCatalogue EVENTS = EventCatalogue.of(IdentityEvent.class);

    private IdentityCatalogue() {}
}
