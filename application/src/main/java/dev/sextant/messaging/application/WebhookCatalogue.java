package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.WebhookEvent;
import dev.sextant.shared.application.EventCatalogue;

/** What webhooks publish about themselves. */
public final class WebhookCatalogue {

    /** Every event of a webhook, and how old versions become new ones. */
    public static final EventCatalogue EVENTS = EventCatalogue.of(WebhookEvent.class);

    private WebhookCatalogue() {}
}
