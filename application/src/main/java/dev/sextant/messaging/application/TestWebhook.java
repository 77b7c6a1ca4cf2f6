package dev.sextant.messaging.application;

import dev.sextant.messaging.application.DeliveryQueries.DeliveryView;
import dev.sextant.messaging.domain.Delivery;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.DeliveryMessage;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends a webhook a message of type {@code webhook.test}, whatever its filter, so that somebody can try the receiver out. It is sent once, at once, and never again by itself. */
public final class TestWebhook implements UseCase<TestWebhook.Command, DeliveryView, WebhookError> {

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final WebhookEnvelope envelope;
    private final DeliveryBell bell;
    private final IdGenerator ids;
    private final WebhookBook book;

    /** The use case. */
    public TestWebhook(
            Webhooks webhooks,
            WebhookDeliveries deliveries,
            WebhookEnvelope envelope,
            DeliveryBell bell,
            IdGenerator ids,
            WebhookBook book) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.envelope = envelope;
        this.bell = bell;
        this.ids = ids;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param id the webhook
     */
    public record Command(WebhookId id) {}

    @Override
    public Permission needs() {
        return WebhookPermissions.MANAGE;
    }

    /** Answers the delivery, which is about to be sent. */
    @Override
    public Either<WebhookError, DeliveryView> handle(Actor actor, Command command) {
        return enabled(webhooks, actor, command.id()).map(webhook -> {
            Instant now = book.now();
            UUID event = ids.next();
            var message =
                    new DeliveryMessage(event, DeliveryMessage.TEST, envelope.write(test(actor, webhook, event, now)));
            Delivery begun = Delivery.begin(new DeliveryId(ids.next()), webhook.id(), message, now);
            deliveries.add(actor, List.of(begun));
            bell.ring();
            return DeliveryView.of(begun);
        });
    }

    /** The webhook, when it is there and enabled. */
    static Either<WebhookError, Webhook> enabled(Webhooks webhooks, Actor actor, WebhookId id) {
        return WebhookBook.found(webhooks.find(actor, id), id)
                .flatMap(webhook ->
                        webhook.isEnabled() ? Either.right(webhook) : WebhookError.Refusal.WEBHOOK_DISABLED.refuse());
    }

    private static ReceivedEvent test(Actor actor, Webhook webhook, UUID event, Instant now) {
        return new ReceivedEvent(
                event,
                event,
                1,
                actor.tenant(),
                actor.user(),
                actor.requestId(),
                actor.traceparent(),
                new ReceivedEvent.Subject(WebhookBook.WEBHOOK, webhook.id().value(), webhook.version(), 0),
                new EventKind(DeliveryMessage.TEST, 1),
                now,
                now,
                EventData.of(Map.of("webhook_id", webhook.id().toString())));
    }
}
