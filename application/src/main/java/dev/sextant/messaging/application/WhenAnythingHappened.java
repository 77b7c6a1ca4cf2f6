package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.Delivery;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.DeliveryMessage;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import java.util.List;
import java.util.Set;

/**
 * Plans a delivery of an event for every webhook of the organisation that wants it, together with the note that the event was handled: none is left out, and none is planned twice. Deliveries go out by themselves, several at a
 * time, so a receiver may see the events of one aggregate in another order than that in which they happened; {@code aggregateversion} and {@code sequence} in the envelope tell it.
 */
public final class WhenAnythingHappened implements Reaction {

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final WebhookEnvelope envelope;
    private final DeliveryBell bell;
    private final IdGenerator ids;
    private final WebhookBook book;

    /** The reaction. */
    public WhenAnythingHappened(
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

    @Override
    public String name() {
        return "messaging.webhooks";
    }

    /** To everything, in its newest version. */
    @Override
    public Set<EventKind> to() {
        return Set.of();
    }

    @Override
    public Effect effect() {
        return Effect.TRANSACTIONAL;
    }

    /** Nobody waited for what happened before there were webhooks. */
    @Override
    public boolean fromBeginning() {
        return false;
    }

    @Override
    public void on(Actor actor, ReceivedEvent event) {
        List<Webhook> wanting = webhooks.enabled(actor).stream()
                .filter(webhook -> webhook.wants(event.kind().type()))
                .filter(webhook ->
                        !event.occurredAt().isBefore(webhook.snapshot().createdAt()))
                .toList();
        if (wanting.isEmpty()) {
            return;
        }
        var message = new DeliveryMessage(event.id(), event.kind().type(), envelope.write(event));
        deliveries.add(
                actor,
                wanting.stream()
                        .map(webhook -> Delivery.begin(new DeliveryId(ids.next()), webhook.id(), message, book.now()))
                        .toList());
        bell.ring();
    }
}
