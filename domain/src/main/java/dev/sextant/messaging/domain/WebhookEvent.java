package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that happened to a webhook. Events carry scheme, host and port of its address, and nothing of path and query, which may hold secrets; and no secret of its own. */
@EventFamily(context = "messaging", aggregate = "webhook", id = WebhookId.class)
public sealed interface WebhookEvent extends Event {

    /** The webhook. */
    WebhookId webhookId();

    /** On whose behalf it happened; the user with only zeros in its id when nobody asked for it. */
    UserId by();

    @Override
    default UUID aggregateId() {
        return webhookId().value();
    }

    /**
     * A webhook was made.
     *
     * @param receiver scheme, host and port of its address
     * @param events which events it wants
     */
    @PublishedEvent(type = "webhook.created", description = "A webhook was made.")
    record WebhookCreated(WebhookId webhookId, String receiver, List<String> events, UserId by, Instant occurredAt)
            implements WebhookEvent {

        /** Copies the list. */
        public WebhookCreated {
            events = List.copyOf(events);
        }
    }

    /**
     * Address, description or filter is another one.
     *
     * @param changed the names of what changed: {@code url}, {@code description}, {@code events}
     * @param receiver scheme, host and port of its address now
     * @param events which events it wants now
     */
    @PublishedEvent(type = "webhook.edited", description = "Address, description or filter is another one.")
    record WebhookEdited(
            WebhookId webhookId,
            List<String> changed,
            String receiver,
            List<String> events,
            UserId by,
            Instant occurredAt)
            implements WebhookEvent {

        /** Copies the lists. */
        public WebhookEdited {
            changed = List.copyOf(changed);
            events = List.copyOf(events);
        }
    }

    /**
     * Messages are signed with a new secret.
     *
     * @param earlierUntil until when those before it sign as well
     */
    @PublishedEvent(type = "webhook.secret_rotated", description = "Messages are signed with a new secret.")
    record WebhookSecretRotated(WebhookId webhookId, Instant earlierUntil, UserId by, Instant occurredAt)
            implements WebhookEvent {}

    /**
     * It is told of nothing any more. This is also the notice for whoever looks after it.
     *
     * @param reason why
     */
    @PublishedEvent(
            type = "webhook.disabled",
            description = "It is told of nothing any more. This is also the notice for whoever looks after it.")
    record WebhookDisabled(WebhookId webhookId, WebhookState.Reason reason, UserId by, Instant occurredAt)
            implements WebhookEvent {}

    /** It is told of what happens from now on. */
    @PublishedEvent(type = "webhook.enabled", description = "It is told of what happens from now on.")
    record WebhookEnabled(WebhookId webhookId, UserId by, Instant occurredAt) implements WebhookEvent {}

    /** It is gone. */
    @PublishedEvent(type = "webhook.deleted", description = "It is gone.")
    record WebhookDeleted(WebhookId webhookId, UserId by, Instant occurredAt) implements WebhookEvent {}
}
