package dev.sextant.identity.application;

import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.identity.domain.ApiKeySnapshot;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/** Answers questions about the API keys that the actor's plane shows, in the actor's open transaction. The views are the bodies that clients see. */
@Port
public interface ApiKeyQueries {

    /** The key, or {@link IdentityError.NotFound}. */
    Either<IdentityError, ApiKeyView> byId(Actor actor, ApiKeyId id);

    /** A page of the keys, revoked and expired ones included, newest first. */
    Page<ApiKeyView> page(Actor actor, PageRequest page);

    /**
     * An API key, without its secret.
     *
     * @param id {@code key_…}
     * @param name what it is for
     * @param prefix the part of its token that people may see
     * @param userId the {@code user_…} for whom it speaks
     * @param permissions what it permits at most, sorted
     * @param createdAt when it was made
     * @param expiresAt until when it is good
     * @param lastUsedAt when it was used last, to a minute
     * @param revokedAt when it was revoked
     * @param version counts its changes, from 1
     */
    record ApiKeyView(
            String id,
            String name,
            String prefix,
            String userId,
            List<String> permissions,
            Instant createdAt,
            Instant expiresAt,
            Option<Instant> lastUsedAt,
            Option<Instant> revokedAt,
            long version) {

        /** Copies the permissions. */
        public ApiKeyView {
            permissions = List.copyOf(permissions);
        }

        /** The view of a key that a use case just decided on, or that a store holds as an aggregate. */
        public static ApiKeyView of(ApiKey subject) {
            ApiKeySnapshot kept = subject.snapshot();
            return new ApiKeyView(
                    kept.id().toString(),
                    kept.name().value(),
                    kept.visiblePrefix(),
                    kept.user().toString(),
                    Permissions.names(kept.permissions()),
                    kept.createdAt(),
                    kept.expiresAt(),
                    kept.lastUsedAt(),
                    kept.revokedAt(),
                    kept.version());
        }
    }
}
