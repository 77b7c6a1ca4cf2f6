package dev.sextant.messaging.application;

import dev.sextant.messaging.application.DeliveryQueries.DeliveryView;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookError.Thing;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;

/** Sends again what was delivered, given up or cancelled: the same message under the same id, from the beginning of its schedule. */
public final class RedeliverMessage implements UseCase<RedeliverMessage.Command, DeliveryView, WebhookError> {

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final DeliveryBell bell;
    private final WebhookBook book;

    /** The use case. */
    public RedeliverMessage(Webhooks webhooks, WebhookDeliveries deliveries, DeliveryBell bell, WebhookBook book) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.bell = bell;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param webhook the webhook
     * @param delivery the delivery
     */
    public record Command(WebhookId webhook, DeliveryId delivery) {}

    @Override
    public Permission needs() {
        return WebhookPermissions.MANAGE;
    }

    /** Answers the delivery, which is about to be sent. */
    @Override
    public Either<WebhookError, DeliveryView> handle(Actor actor, Command command) {
        return TestWebhook.enabled(webhooks, actor, command.webhook())
                .flatMap(webhook -> deliveries
                        .findForUpdate(actor, webhook.id(), command.delivery())
                        .<WebhookError>toEither(() -> new WebhookError.NotFound(
                                Thing.DELIVERY, command.delivery().toString())))
                .flatMap(delivery -> delivery.again(book.now()))
                .map(again -> {
                    deliveries.beginAgain(actor, again);
                    bell.ring();
                    return DeliveryView.of(again);
                });
    }
}
