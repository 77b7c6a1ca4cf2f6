package dev.sextant.bootstrap.wiring;

import dev.sextant.messaging.application.RenewWebhookSeals;
import dev.sextant.shared.web.Routes;
import java.util.List;

/**
 * Webhooks of a server of many organisations.
 *
 * @param routes their operations
 * @param rounds sends what is due
 * @param receivers counts what came of messages
 * @param renewSeals seals again what an old master key sealed
 */
public record WebhookContext(
        List<Routes> routes, WebhookRounds rounds, CountedReceivers receivers, RenewWebhookSeals renewSeals) {

    /** Copies the list. */
    public WebhookContext {
        routes = List.copyOf(routes);
    }
}
