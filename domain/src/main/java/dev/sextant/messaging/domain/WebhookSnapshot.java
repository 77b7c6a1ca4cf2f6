package dev.sextant.messaging.domain;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/**
 * Everything that a webhook consists of, for keeping and restoring it.
 *
 * @param id its id
 * @param version counts the changes, from 1; how the receiver fares is no change
 * @param address where it receives
 * @param description what it is for; may be empty
 * @param filter which events it wants
 * @param state whether it is told of them
 * @param keys its secrets, the newest first
 * @param failingSince since when nothing could be delivered; none when the last delivery went well
 * @param createdAt when it was made
 * @param updatedAt when it was changed last
 */
public record WebhookSnapshot(
        WebhookId id,
        long version,
        WebhookAddress address,
        String description,
        WebhookFilter filter,
        WebhookState state,
        List<WebhookKey> keys,
        Option<Instant> failingSince,
        Instant createdAt,
        Instant updatedAt) {

    /** Copies the keys. */
    public WebhookSnapshot {
        keys = List.copyOf(keys);
    }

    WebhookSnapshot with(WebhookContent content, Instant at) {
        return new WebhookSnapshot(
                id,
                version + 1,
                content.address(),
                content.description(),
                content.filter(),
                state,
                keys,
                failingSince,
                createdAt,
                at);
    }

    WebhookSnapshot with(WebhookState next, Instant at) {
        return new WebhookSnapshot(
                id, version + 1, address, description, filter, next, keys, Option.none(), createdAt, at);
    }

    WebhookSnapshot with(List<WebhookKey> next, Instant at) {
        return new WebhookSnapshot(
                id, version + 1, address, description, filter, state, next, failingSince, createdAt, at);
    }
}
