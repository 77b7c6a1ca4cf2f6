package dev.sextant.messaging.web;

import dev.sextant.messaging.application.CreateWebhook;
import dev.sextant.messaging.application.DeleteWebhook;
import dev.sextant.messaging.application.DeliveryQueries;
import dev.sextant.messaging.application.DisableWebhook;
import dev.sextant.messaging.application.EditWebhook;
import dev.sextant.messaging.application.EnableWebhook;
import dev.sextant.messaging.application.RedeliverMessage;
import dev.sextant.messaging.application.RotateWebhookSecret;
import dev.sextant.messaging.application.TestWebhook;
import dev.sextant.messaging.application.WebhookQueries;

/**
 * What can be done with webhooks.
 *
 * @param queries shows them
 * @param deliveries shows what was delivered to them
 * @param create makes one
 * @param edit changes one
 * @param rotate gives one a new secret
 * @param enable tells one of events again
 * @param disable tells one of nothing any more
 * @param delete ends one
 * @param test tries the receiver of one out
 * @param redeliver sends something again
 */
public record WebhookHandlers(
        WebhookQueries queries,
        DeliveryQueries deliveries,
        CreateWebhook create,
        EditWebhook edit,
        RotateWebhookSecret rotate,
        EnableWebhook enable,
        DisableWebhook disable,
        DeleteWebhook delete,
        TestWebhook test,
        RedeliverMessage redeliver) {}
