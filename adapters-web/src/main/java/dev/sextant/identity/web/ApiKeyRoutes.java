package dev.sextant.identity.web;

import dev.sextant.identity.application.ApiKeyQueries.ApiKeyView;
import dev.sextant.identity.application.CreateApiKey;
import dev.sextant.identity.application.RevokeApiKey;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.List;

/** The operations on API keys. */
public final class ApiKeyRoutes implements Routes {

    private static final String KEYS = Inside.ORGANIZATION + "/api-keys";
    private static final String KEY = KEYS + "/{api_key_id}";

    private final Handling handling;
    private final ApiKeyHandlers keys;

    /** Routes to these handlers. */
    public ApiKeyRoutes(Handling handling, ApiKeyHandlers keys) {
        this.handling = handling;
        this.keys = keys;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(KEYS, this::list).needs(Permissions.API_KEYS_MANAGE).query("limit", "cursor"),
                Route.post(KEYS, this::create)
                        .needs(keys.create())
                        .provided(Inside.BY_SESSION + ", and has every permission that is given"),
                Route.get(KEY, this::read).needs(Permissions.API_KEYS_MANAGE),
                Route.delete(KEY, this::revoke).needs(keys.revoke()));
    }

    private static ApiKeyId id(Exchange exchange) {
        return exchange.id("api_key_id", "api_key", ApiKeyId::parse);
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "ApiKeyQueries.page",
                        exchange.needs(),
                        actor,
                        () -> Either.right(keys.queries().page(actor, page)))
                .map(exchange::page);
    }

    /** The token is told once: whoever repeats the request with the same idempotency key sees the API key without it. */
    private Either<DomainError, Answer> create(Exchange exchange) throws IOException {
        Actor actor = Inside.actor(exchange);
        var command = new CreateApiKey.Command(OrganizationRequests.apiKey(exchange.fields()));
        return handling.run(keys.create(), actor, command).map(made -> {
            ApiKeyView view = made.apiKey();
            return exchange.viewOnce(201, view, view.id(), view.version(), "token", made.token())
                    .with("Location", Inside.place(actor, "/api-keys/" + view.id()));
        });
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        ApiKeyId id = id(exchange);
        return handling.ask(
                        "ApiKeyQueries.byId",
                        exchange.needs(),
                        actor,
                        () -> keys.queries().byId(actor, id))
                .map(view -> exchange.view(200, view, view.id(), view.version()));
    }

    private Either<DomainError, Answer> revoke(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        ApiKeyId id = id(exchange);
        var command = new RevokeApiKey.Command(id, exchange.basedOn(id.toString()));
        return handling.run(keys.revoke(), actor, command).map(revoked -> Answer.of(204));
    }
}
