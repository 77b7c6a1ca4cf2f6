package dev.sextant.identity.web;

import dev.sextant.identity.application.PublishedKeys;
import dev.sextant.identity.application.doors.AcceptInvitation;
import dev.sextant.identity.application.doors.LogOut;
import dev.sextant.identity.application.doors.Refresh;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Fields;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.List;

/** The operations that are open to everybody: how somebody becomes known, and by which keys others can tell. */
public final class AuthRoutes implements Routes {

    private static final String AUTH = "/api/v1/auth";
    private static final String KEYS_AGE = "public, max-age=60";

    private final AuthHandlers auth;
    private final PublishedKeys keys;

    /**
     * Routes to these handlers.
     *
     * @param keys by which keys access tokens can be verified
     */
    public AuthRoutes(AuthHandlers auth, PublishedKeys keys) {
        this.auth = auth;
        this.keys = keys;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(AUTH + "/register", this::register).open(),
                Route.post(AUTH + "/login", this::logIn).open(),
                Route.post(AUTH + "/refresh", this::refresh).open(),
                Route.post(AUTH + "/revoke", this::revoke).open(),
                Route.post(AUTH + "/password-reset", this::requestReset).open(),
                Route.post(AUTH + "/password-reset/confirm", this::reset).open(),
                Route.post(AUTH + "/verify-email", this::verify).open(),
                Route.post(AUTH + "/accept-invitation", this::accept).open(),
                Route.act(AUTH + "/oidc/begin", this::beginOpenId).open(),
                Route.post(AUTH + "/oidc/login", this::finishOpenIdLogin).open(),
                Route.get("/.well-known/jwks.json", exchange -> Either.right(publishedKeys(exchange))));
    }

    private Answer publishedKeys(Exchange exchange) {
        return exchange.json(200, keys.json()).with("Cache-Control", KEYS_AGE);
    }

    private static Answer done() {
        return Answer.of(204);
    }

    private Either<DomainError, Answer> register(Exchange exchange) throws IOException {
        var command = AuthRequests.register(exchange.fields());
        return auth.register()
                .enter(exchange.origin(), command)
                .map(registered -> exchange.view(201, registered)
                        .with("Location", "/api/v1/organizations/" + registered.organizationId()));
    }

    private Either<DomainError, Answer> logIn(Exchange exchange) throws IOException {
        var command = AuthRequests.logIn(exchange.fields(), exchange.header("User-Agent"));
        return auth.logIn().enter(exchange.origin(), command).map(view -> exchange.view(200, view));
    }

    private Either<DomainError, Answer> refresh(Exchange exchange) throws IOException {
        var command = new Refresh.Command(refreshToken(exchange));
        return auth.refresh().enter(exchange.origin(), command).map(view -> exchange.view(200, view));
    }

    private Either<DomainError, Answer> revoke(Exchange exchange) throws IOException {
        var command = new LogOut.Command(refreshToken(exchange));
        return auth.logOut().enter(exchange.origin(), command).map(ended -> done());
    }

    private static String refreshToken(Exchange exchange) throws IOException {
        Fields fields = exchange.fields();
        var token = fields.textNotNull("refresh_token");
        if (!fields.has("refresh_token")) {
            fields.wrong("refresh_token", "required", "It must be given.");
        }
        fields.done(List.of());
        return token.getOrElse("");
    }

    private Either<DomainError, Answer> requestReset(Exchange exchange) throws IOException {
        var command = AuthRequests.requestReset(exchange.fields());
        return auth.requestReset().enter(exchange.origin(), command).map(taken -> done());
    }

    private Either<DomainError, Answer> reset(Exchange exchange) throws IOException {
        var command = AuthRequests.reset(exchange.fields());
        return auth.reset().enter(exchange.origin(), command).map(set -> done());
    }

    private Either<DomainError, Answer> verify(Exchange exchange) throws IOException {
        var command = AuthRequests.verify(exchange.fields());
        return auth.verify().enter(exchange.origin(), command).map(verified -> done());
    }

    private Either<DomainError, Answer> accept(Exchange exchange) throws IOException {
        AcceptInvitation.Command command = AuthRequests.accept(exchange.fields());
        return auth.accept().enter(exchange.origin(), command).map(joined -> exchange.view(200, joined));
    }

    private Either<DomainError, Answer> beginOpenId(Exchange exchange) {
        return auth.beginOpenId().enter(exchange.origin()).map(begun -> exchange.view(200, begun));
    }

    private Either<DomainError, Answer> finishOpenIdLogin(Exchange exchange) throws IOException {
        var command = AuthRequests.finishOpenIdLogin(exchange.fields(), exchange.header("User-Agent"));
        return auth.finishOpenIdLogin().enter(exchange.origin(), command).map(view -> exchange.view(200, view));
    }
}
