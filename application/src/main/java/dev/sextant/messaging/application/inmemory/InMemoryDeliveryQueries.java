package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.DeliveryQueries;
import dev.sextant.messaging.application.WebhookBook;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookError.Thing;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;

/** Answers questions from what {@link InMemoryWebhookDeliveries} keeps. */
public final class InMemoryDeliveryQueries implements DeliveryQueries {

    private final InMemoryWebhooks webhooks;
    private final InMemoryWebhookDeliveries deliveries;

    /** Answers from these. */
    public InMemoryDeliveryQueries(InMemoryWebhooks webhooks, InMemoryWebhookDeliveries deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    @Override
    public Either<WebhookError, DeliveryView> byId(Actor actor, WebhookId webhook, DeliveryId id) {
        return WebhookBook.found(webhooks.find(actor, webhook), webhook)
                .flatMap(found -> deliveries
                        .findForUpdate(actor, webhook, id)
                        .<WebhookError>toEither(() -> new WebhookError.NotFound(Thing.DELIVERY, id.toString())))
                .map(DeliveryView::of);
    }

    @Override
    public Either<WebhookError, Page<DeliveryView>> page(Actor actor, WebhookId webhook, PageRequest page) {
        return WebhookBook.found(webhooks.find(actor, webhook), webhook)
                .map(found -> NewestFirst.page(
                        deliveries.all(actor).stream()
                                .filter(delivery -> delivery.webhook().equals(webhook))
                                .toList(),
                        delivery -> delivery.id().value(),
                        DeliveryView::of,
                        page));
    }
}
