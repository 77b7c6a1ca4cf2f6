package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookEvent;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** What the use cases on webhooks do alike: tell the time, find a webhook at the version that the actor knows, and keep a decision together with its events. */
public final class WebhookBook {

    /** The kind of aggregate of a webhook. */
    public static final String WEBHOOK = "webhook";

    private final Webhooks webhooks;
    private final Outbox outbox;
    private final Clock clock;

    /** A book. */
    public WebhookBook(Webhooks webhooks, Outbox outbox, Clock clock) {
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The present time in whole microseconds, which is what every store can keep. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** This program itself, in a tenant. */
    public static Actor program(TenantId tenant, String request) {
        return Actor.program(tenant, request);
    }

    /**
     * The webhook, kept from other writers until the transaction ends, when it has the version that the actor knows or the actor names none.
     *
     * @param expected the version that the actor knows
     */
    public Either<WebhookError, Webhook> find(Actor actor, WebhookId id, Option<Long> expected) {
        return found(webhooks.findForUpdate(actor, id), id)
                .flatMap(webhook -> expected.filter(version -> version != webhook.version())
                        .fold(
                                () -> Either.right(webhook),
                                version -> new WebhookError.StaleVersion(id.toString(), version, webhook.version())
                                        .refuse()));
    }

    /** The webhook, or that there is none. */
    public static Either<WebhookError, Webhook> found(Option<Webhook> found, WebhookId id) {
        return found.toEither(() -> new WebhookError.NotFound(WebhookError.Thing.WEBHOOK, id.toString()));
    }

    /** Saves what was decided on a webhook that was read at a version, together with its events; nothing, when nothing changed. */
    public Webhook save(Actor actor, Webhook before, Decision<Webhook, WebhookEvent> decision) {
        return keep(actor, decision, changed -> webhooks.save(actor, changed, before.version()));
    }

    /**
     * Keeps what was decided together with its events, in the actor's open transaction; nothing, when nothing changed.
     *
     * @param store adds, saves or deletes the state
     */
    public Webhook keep(Actor actor, Decision<Webhook, WebhookEvent> decision, Consumer<Webhook> store) {
        if (!decision.isUnchanged()) {
            store.accept(decision.state());
            outbox.append(actor, WEBHOOK, decision.state().version(), decision.events());
        }
        return decision.state();
    }
}
