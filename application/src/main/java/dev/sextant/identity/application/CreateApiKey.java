package dev.sextant.identity.application;

import dev.sextant.identity.application.ApiKeyQueries.ApiKeyView;
import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.ApiKeyDraft;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.identity.domain.Authority;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** Makes an API key that speaks for the actor. Its token is told once. */
public final class CreateApiKey implements UseCase<CreateApiKey.Command, CreateApiKey.Made, IdentityError> {

    private final Memberships memberships;
    private final ApiKeys keys;
    private final SecretBook secrets;
    private final IdGenerator ids;
    private final IdentityBook book;

    /** The use case. */
    public CreateApiKey(Memberships memberships, ApiKeys keys, SecretBook secrets, IdGenerator ids, IdentityBook book) {
        this.memberships = memberships;
        this.keys = keys;
        this.secrets = secrets;
        this.ids = ids;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param draft the key as it shall be
     */
    public record Command(ApiKeyDraft draft) {}

    @Override
    public Permission needs() {
        return Permissions.API_KEYS_MANAGE;
    }

    @Override
    public Either<IdentityError, CreateApiKey.Made> handle(Actor actor, Command command) {
        if (!Planes.showsSession(actor)) {
            return Refusal.SESSION_NEEDED.refuse();
        }
        OpaqueToken token = secrets.fresh(SecretKind.API_KEY);
        Instant now = book.now();
        var by = Authority.of(actor, memberships.find(actor, actor.user()));
        int before = keys.goodOnesOf(actor, actor.user(), now).size();
        return ApiKey.create(
                        new ApiKeyId(ids.next()),
                        actor.tenant(),
                        command.draft(),
                        token.visiblePrefix(),
                        by,
                        before,
                        now)
                .map(decision -> {
                    ApiKey made = book.keep(
                            actor, IdentityBook.API_KEY, decision, ApiKey::version, key -> keys.add(actor, key));
                    secrets.keep(
                            actor, token, made.id().value(), made.snapshot().expiresAt());
                    return new Made(ApiKeyView.of(made), Option.some(token.value()));
                });
    }

    /**
     * What came of it.
     *
     * @param apiKey the key
     * @param token the whole token; told only this once
     */
    public record Made(ApiKeyView apiKey, Option<String> token) {

        /** Says nothing of the token, so that no log can. */
        @Override
        public String toString() {
            return "Made[" + apiKey.id() + "]";
        }
    }
}
