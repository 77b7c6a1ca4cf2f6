package dev.sextant.identity.application;

import dev.sextant.identity.application.ApiKeyQueries.ApiKeyView;
import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Makes an API key good for nothing, within seconds on every node. One that was revoked already stays as it is. */
public final class RevokeApiKey implements UseCase<RevokeApiKey.Command, ApiKeyView, IdentityError> {

    private final ApiKeys keys;
    private final SecretBook secrets;
    private final IdentityBook book;

    /** The use case. */
    public RevokeApiKey(ApiKeys keys, SecretBook secrets, IdentityBook book) {
        this.keys = keys;
        this.secrets = secrets;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param id the key
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(ApiKeyId id, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return Permissions.API_KEYS_MANAGE;
    }

    @Override
    public Either<IdentityError, ApiKeyView> handle(Actor actor, Command command) {
        return IdentityBook.found(keys.find(actor, command.id()), Thing.API_KEY, command.id())
                .flatMap(before -> IdentityBook.atVersion(
                        before, before.version(), command.expectedVersion(), Thing.API_KEY, before.id()))
                .map(before -> {
                    secrets.forget(actor, SecretKind.API_KEY, before.id().value());
                    return ApiKeyView.of(book.keep(
                            actor,
                            IdentityBook.API_KEY,
                            before.revoke(actor.user(), book.now()),
                            ApiKey::version,
                            revoked -> keys.save(actor, revoked, before.version())));
                });
    }
}
