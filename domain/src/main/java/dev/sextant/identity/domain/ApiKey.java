package dev.sextant.identity.domain;

import dev.sextant.identity.domain.ApiKeyEvent.ApiKeyCreated;
import dev.sextant.identity.domain.ApiKeyEvent.ApiKeyRevoked;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * A token with which a machine speaks for a user without logging in. It permits a part of what its user may when it is made, and at every use only what its user still may: who loses a role takes it from
 * their keys. Its secret is shown once, when it is made. It ends when its time is over, when somebody revokes it, or with its user's membership.
 */
public final class ApiKey implements AggregateRoot<ApiKey, ApiKeyId> {

    /** How long a key is good when nobody says. */
    public static final Duration USUAL_LIFE = Duration.ofDays(90);

    /** How long a key can be good. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(366);

    /** How many keys that are good somebody has in an organisation at most. */
    public static final int MOST = 50;

    private final ApiKeySnapshot now;

    private ApiKey(ApiKeySnapshot now) {
        this.now = now;
    }

    /**
     * Makes a key that speaks for whoever makes it, at version 1.
     *
     * @param visiblePrefix the part of its token that people may see
     * @param by who makes it, and what they can hand on
     * @param keysBefore how many keys of the user in this organisation are good now
     */
    public static Either<IdentityError, Decision<ApiKey, ApiKeyEvent>> create(
            ApiKeyId id,
            TenantId organization,
            ApiKeyDraft draft,
            String visiblePrefix,
            Authority by,
            int keysBefore,
            Instant at) {
        if (keysBefore >= MOST) {
            return new IdentityError.TooMany(IdentityError.Thing.API_KEY, MOST).refuse();
        }
        Instant expiresAt = draft.expiresAt().getOrElse(() -> at.plus(USUAL_LIFE));
        return draft.check()
                .flatMap(content -> by.grants(content.permissions()).map(may -> content))
                .flatMap(content -> !expiresAt.isAfter(at) || expiresAt.isAfter(at.plus(LONGEST_LIFE))
                        ? Refusal.EXPIRY_OUT_OF_RANGE.refuse()
                        : Either.right(content))
                .map(content -> {
                    var made = new ApiKeySnapshot(
                            id,
                            organization,
                            by.user(),
                            1,
                            content.name(),
                            visiblePrefix,
                            content.permissions(),
                            at,
                            expiresAt,
                            Option.none(),
                            Option.none());
                    return Decision.of(new ApiKey(made), created(made));
                });
    }

    private static ApiKeyCreated created(ApiKeySnapshot made) {
        return new ApiKeyCreated(
                made.id(),
                made.user(),
                made.permissions().stream()
                        .sorted(Comparator.comparing(Permission::value))
                        .toList(),
                made.expiresAt(),
                made.user(),
                made.createdAt());
    }

    /** Brings back a key that was kept; decides nothing. */
    public static ApiKey restore(ApiKeySnapshot kept) {
        return new ApiKey(kept);
    }

    /** Makes it good for nothing. Revoked already, it is no change. */
    public Decision<ApiKey, ApiKeyEvent> revoke(UserId by, Instant at) {
        return now.revokedAt().isDefined()
                ? Decision.unchanged(this)
                : Decision.of(new ApiKey(now.revoked(at)), new ApiKeyRevoked(id(), userId(), by, at));
    }

    /** The key, used at a moment, unless it was used later already. Nobody is told, and the version stays. */
    public ApiKey used(Instant at) {
        return now.lastUsedAt().exists(last -> !last.isBefore(at)) ? this : new ApiKey(now.used(at));
    }

    /** Whether it is neither revoked nor expired. */
    public boolean isGoodAt(Instant at) {
        return now.revokedAt().isEmpty() && at.isBefore(now.expiresAt());
    }

    /** What it permits now: what it carries and its user still may. */
    public Set<Permission> permitsOf(Set<Permission> ofUser) {
        return now.permissions().stream().filter(ofUser::contains).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public ApiKeyId getId() {
        return now.id();
    }

    /** Its id. */
    public ApiKeyId id() {
        return now.id();
    }

    /** The organisation that it is for. */
    public TenantId organization() {
        return now.organization();
    }

    /** For whom it speaks. */
    public UserId userId() {
        return now.user();
    }

    /** Counts the changes, from 1. */
    public long version() {
        return now.version();
    }

    /** Everything that it consists of, for keeping it. */
    public ApiKeySnapshot snapshot() {
        return now;
    }
}
