package dev.sextant.identity.web;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.web.Exchange;
import io.vavr.control.Either;

/** The paths below an organisation. Only that of the token exists there; any other is answered like one that never was. */
final class Inside {

    static final String ORGANIZATION = "/api/v1/organizations/{organization_id}";

    /** What an API key cannot do. */
    static final String BY_SESSION = "the caller shows a session, which no API key does";

    /** The rule that nobody rises by. */
    static final String OWN_PERMISSIONS =
            "the caller has every permission that is given, and is an owner where one is made or unmade";

    private Inside() {}

    /** The actor, when the path names the actor's organisation. */
    static Actor actor(Exchange exchange) {
        Actor actor = exchange.actor();
        exchange.id(
                "organization_id",
                "organization",
                text -> TenantId.parse(text)
                        .<DomainError>mapLeft(malformed -> malformed)
                        .flatMap(id ->
                                id.equals(actor.tenant()) ? Either.<DomainError, TenantId>right(id) : unknown(text)));
        return actor;
    }

    private static Either<DomainError, TenantId> unknown(String id) {
        return Either.left(new IdentityError.NotFound(IdentityError.Thing.ORGANIZATION, id));
    }

    /** Where something below the actor's organisation is found. */
    static String place(Actor actor, String rest) {
        return "/api/v1/organizations/" + actor.tenant() + rest;
    }
}
