package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.WebhookFixtures;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.Stage;
import java.util.List;

/** Rows in every table of webhooks, for tests of what one tenant sees of another. */
public final class KeptWebhooks {

    private KeptWebhooks() {}

    /** A webhook of the actor's organisation with a secret and a delivery, in the open transaction. */
    public static void seed(Stage stage, Actor actor) {
        var some = new WebhookFixtures();
        Webhook webhook = some.webhook(actor);
        new JooqWebhooks(stage.transactions()).add(actor, webhook);
        new JooqWebhookDeliveries(stage.transactions()).add(actor, List.of(some.delivery(webhook)));
    }
}
