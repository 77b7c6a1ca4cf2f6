package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.Delivery;
import dev.sextant.messaging.domain.DeliveryAttempt;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.DeliveryMessage;
import dev.sextant.messaging.domain.DeliveryOutcome;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookDraft;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.messaging.domain.WebhookKey;
import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Option;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes webhooks and deliveries for tests. */
public final class WebhookFixtures {

    /** When everything is made. */
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private final IdGenerator ids = new UuidV7(Clock.systemUTC(), new SecureRandom());

    /** Nothing was made yet. */
    public WebhookFixtures() {}

    /** A webhook that wants these events, or everything when none are named. */
    public Webhook webhook(Actor actor, String... events) {
        var draft = new WebhookDraft(
                Option.some("https://hooks.example.org/in?token=t"),
                Option.some("Chat"),
                events.length == 0 ? List.of("*") : List.of(events));
        return Webhook.create(
                        new WebhookId(ids.next()),
                        draft.check().get(),
                        new WebhookKey("k1", "c2VhbGVk", Option.none()),
                        0,
                        actor.user(),
                        NOON)
                .get()
                .state();
    }

    /** A delivery that was just begun. */
    public Delivery delivery(Webhook webhook) {
        return delivery(webhook, NOON);
    }

    /** A delivery that was begun then. */
    public Delivery delivery(Webhook webhook, Instant at) {
        var message = new DeliveryMessage(ids.next(), "case.opened", "{\"specversion\":\"1.0\"}");
        return Delivery.begin(new DeliveryId(ids.next()), webhook.id(), message, at);
    }

    /** One time that a message was sent. */
    public static DeliveryAttempt attempt(DeliveryOutcome outcome) {
        return new DeliveryAttempt(NOON.plusSeconds(1), Duration.ofMillis(42), outcome);
    }

    /** An event of the actor's organisation. */
    public ReceivedEvent event(Actor actor, String type, Instant at) {
        var id = ids.next();
        return new ReceivedEvent(
                id,
                id,
                1,
                actor.tenant(),
                actor.user(),
                actor.requestId(),
                actor.traceparent(),
                new ReceivedEvent.Subject("case", ids.next(), 3, 0),
                new EventKind(type, 1),
                at,
                at,
                EventData.of(Map.of("title", "Checkout is slow")));
    }
}
