package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Set;

/**
 * Everything that an API key consists of, for keeping and restoring it. Its secret is kept beside it, as a digest.
 *
 * @param id its id
 * @param organization the organisation that it is for
 * @param user for whom it speaks
 * @param version counts the changes, from 1; uses are no changes
 * @param name what it is for
 * @param visiblePrefix the part of its token that people may see
 * @param permissions what it permits at most
 * @param createdAt when it was made
 * @param expiresAt until when it is good
 * @param lastUsedAt when it was used last, to a minute
 * @param revokedAt when it was revoked, when it was
 */
public record ApiKeySnapshot(
        ApiKeyId id,
        TenantId organization,
        UserId user,
        long version,
        ApiKeyName name,
        String visiblePrefix,
        Set<Permission> permissions,
        Instant createdAt,
        Instant expiresAt,
        Option<Instant> lastUsedAt,
        Option<Instant> revokedAt) {

    /** Copies the permissions. */
    public ApiKeySnapshot {
        permissions = Set.copyOf(permissions);
    }

    ApiKeySnapshot revoked(Instant at) {
        return new ApiKeySnapshot(
                id,
                organization,
                user,
                version + 1,
                name,
                visiblePrefix,
                permissions,
                createdAt,
                expiresAt,
                lastUsedAt,
                Option.some(at));
    }

    ApiKeySnapshot used(Instant at) {
        return new ApiKeySnapshot(
                id,
                organization,
                user,
                version,
                name,
                visiblePrefix,
                permissions,
                createdAt,
                expiresAt,
                Option.some(at),
                revokedAt);
    }
}
