package dev.sextant.shared.web;

import dev.sextant.cases.application.CaseCatalogue;
import dev.sextant.identity.application.IdentityCatalogue;
import dev.sextant.investigation.application.FileCatalogue;
import dev.sextant.investigation.application.HypothesisCatalogue;
import dev.sextant.messaging.application.DeadLetterCatalogue;
import dev.sextant.messaging.application.WebhookCatalogue;
import dev.sextant.shared.application.CloudEventNames;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.ScheduleCatalogue;
import tools.jackson.databind.JsonNode;

/** What all contexts publish, and the document that tells of it. */
public final class PublishedContracts {

    /** The events of every context. */
    public static final EventContracts ALL = EventContracts.of(
            CaseCatalogue.EVENTS,
            IdentityCatalogue.EVENTS,
            FileCatalogue.EVENTS,
            HypothesisCatalogue.EVENTS,
            DeadLetterCatalogue.EVENTS,
            ScheduleCatalogue.EVENTS,
            WebhookCatalogue.EVENTS);

    private static final String STREAM = "/api/v1/events/stream";

    private PublishedContracts() {}

    static Routes routes() {
        return new EventContractRoutes(ALL, CloudEventNames.SEXTANT, STREAM);
    }

    /** The document of contracts, in a copy of one's own. */
    static JsonNode document(EventContracts contracts) {
        return new AsyncApi(contracts, CloudEventNames.SEXTANT, STREAM).document();
    }
}
