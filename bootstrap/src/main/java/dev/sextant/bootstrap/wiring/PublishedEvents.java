package dev.sextant.bootstrap.wiring;

import dev.sextant.cases.application.CaseCatalogue;
import dev.sextant.identity.application.IdentityCatalogue;
import dev.sextant.investigation.application.FileCatalogue;
import dev.sextant.investigation.application.HypothesisCatalogue;
import dev.sextant.messaging.application.DeadLetterCatalogue;
import dev.sextant.messaging.application.WebhookCatalogue;
import dev.sextant.shared.application.EventCatalogue;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.ScheduleCatalogue;

/** What all contexts publish. */
public final class PublishedEvents {

    private PublishedEvents() {}

    /**
     * The events of every context, whether or not it is put to use here: what another server of the same database stored can be read too.
     *
     * @param own what the embedding program publishes besides
     * @throws dev.sextant.shared.application.BrokenEventContracts when they do not hold together
     */
    public static EventContracts contracts(EventCatalogue own) {
        return EventContracts.of(
                CaseCatalogue.EVENTS,
                IdentityCatalogue.EVENTS,
                FileCatalogue.EVENTS,
                HypothesisCatalogue.EVENTS,
                DeadLetterCatalogue.EVENTS,
                ScheduleCatalogue.EVENTS,
                WebhookCatalogue.EVENTS,
                own);
    }
}
