package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.WebhookDeliveries;
import dev.sextant.messaging.domain.Delivery;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.DeliveryState;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keeps deliveries in memory. */
public final class InMemoryWebhookDeliveries implements WebhookDeliveries {

    private final InMemoryTable<DeliveryId, Delivery> deliveries;
    private final Clock clock;

    /**
     * No delivery yet.
     *
     * @param clock tells what is due
     */
    public InMemoryWebhookDeliveries(InMemoryTransactions transactions, Clock clock) {
        this.deliveries = new InMemoryTable<>(transactions);
        this.clock = clock;
    }

    List<Delivery> all(Actor actor) {
        return deliveries.all(actor);
    }

    List<Delivery> due(Actor actor) {
        return all(actor).stream().filter(this::isDue).toList();
    }

    private boolean isDue(Delivery delivery) {
        return delivery.nextAt().exists(next -> !next.isAfter(clock.instant()));
    }

    void forget(Actor actor, DeliveryId id) {
        deliveries.remove(actor, id);
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void add(Actor actor, List<Delivery> begun) {
        for (Delivery delivery : begun) {
            boolean known = all(actor).stream()
                    .anyMatch(kept -> kept.webhook().equals(delivery.webhook())
                            && kept.message().event().equals(delivery.message().event()));
            if (!known) {
                put(actor, delivery, Option.some(Duration.ZERO));
            }
        }
    }

    private void put(Actor actor, Delivery delivery, Option<Duration> pause) {
        deliveries.put(
                actor,
                delivery.id(),
                delivery.dueAt(pause.map(wait -> clock.instant().plus(wait))));
    }

    @Override
    public Option<Delivery> findForUpdate(Actor actor, WebhookId webhook, DeliveryId id) {
        return deliveries.find(actor, id).filter(delivery -> delivery.webhook().equals(webhook));
    }

    @Override
    public Option<Delivery> claim(Actor actor, DeliveryId id, Duration lease) {
        return deliveries
                .find(actor, id)
                .filter(this::isDue)
                .map(delivery -> delivery.claimed(clock.instant().plus(lease)))
                .peek(claimed -> deliveries.put(actor, id, claimed));
    }

    @Override
    public boolean note(Actor actor, Delivery outcome, Option<Duration> pause) {
        boolean ours = deliveries
                .find(actor, outcome.id())
                .exists(kept -> kept.state() == DeliveryState.PENDING && kept.tried() == outcome.tried());
        if (ours) {
            put(actor, outcome, pause);
        }
        return ours;
    }

    @Override
    public void beginAgain(Actor actor, Delivery again) {
        put(actor, again, Option.some(Duration.ZERO));
    }
}
