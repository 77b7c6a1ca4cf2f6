package dev.sextant.identity.domain;

import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that happened to an API key. */
@EventFamily(context = "identity", aggregate = "api_key", id = ApiKeyId.class)
public sealed interface ApiKeyEvent extends IdentityEvent {

    /** The key. */
    ApiKeyId apiKeyId();

    /** For whom it speaks. */
    UserId userId();

    @Override
    default UUID aggregateId() {
        return apiKeyId().value();
    }

    /**
     * A key was made.
     *
     * @param permissions what it permits at most, sorted
     * @param expiresAt until when it is good
     */
    @PublishedEvent(type = "api_key.created", description = "A key was made.")
    record ApiKeyCreated(
            ApiKeyId apiKeyId,
            UserId userId,
            List<Permission> permissions,
            Instant expiresAt,
            UserId by,
            Instant occurredAt)
            implements ApiKeyEvent {

        /** Copies the permissions. */
        public ApiKeyCreated {
            permissions = List.copyOf(permissions);
        }
    }

    /** A key is good for nothing any more. */
    @PublishedEvent(type = "api_key.revoked", description = "A key is good for nothing any more.")
    record ApiKeyRevoked(ApiKeyId apiKeyId, UserId userId, UserId by, Instant occurredAt) implements ApiKeyEvent {}
}
