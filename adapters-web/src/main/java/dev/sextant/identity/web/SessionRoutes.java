package dev.sextant.identity.web;

import dev.sextant.identity.application.EndMemberSession;
import dev.sextant.identity.application.EndSession;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.RenewSession;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * The operations on sessions. A session changes with every request of its client and has no version; whoever ends one sends {@code If-Match: *}.
 */
public final class SessionRoutes implements Routes {

    private static final String SESSIONS = "/api/v1/sessions";
    private static final String SESSION = SESSIONS + "/{session_id}";

    private final Handling handling;
    private final SessionHandlers sessions;

    /** Routes to these handlers. */
    public SessionRoutes(Handling handling, SessionHandlers sessions) {
        this.handling = handling;
        this.sessions = sessions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.act("/api/v1/auth/logout", this::logOut)
                        .needs(sessions.end())
                        .notRepeatable(),
                Route.get(SESSIONS, this::list).needs(Permissions.ACCOUNT_MANAGE),
                Route.delete(SESSION, this::end).needs(sessions.end()),
                Route.act(SESSION + "/heartbeat", this::renew)
                        .needs(sessions.renew())
                        .notRepeatable(),
                Route.get(Inside.ORGANIZATION + "/members/{user_id}/sessions", this::listOfMember)
                        .needs(Permissions.SESSIONS_MANAGE),
                Route.delete(Inside.ORGANIZATION + "/sessions/{session_id}", this::endOfMember)
                        .needs(sessions.endOfMember()));
    }

    private static SessionId id(Exchange exchange) {
        return exchange.id("session_id", "session", SessionId::parse);
    }

    private Either<DomainError, Answer> logOut(Exchange exchange) {
        Actor actor = exchange.actor();
        return actor.origin()
                .credential()
                .filter(shown -> Planes.showsSession(actor))
                .toEither((DomainError) Refusal.SESSION_NEEDED)
                .flatMap(shown -> SessionId.parse(shown).<DomainError>mapLeft(malformed -> malformed))
                .flatMap(own -> handling.run(sessions.end(), Planes.ownAccount(actor), new EndSession.Command(own)))
                .map(ended -> Answer.of(204));
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        Actor own = Planes.ownAccount(exchange.actor());
        return handling.ask(
                        "SessionList.of",
                        exchange.needs(),
                        own,
                        () -> Either.right(sessions.list().of(own, own.user())))
                .map(all -> exchange.page(new Page<>(all, Option.none())));
    }

    private Either<DomainError, Answer> end(Exchange exchange) {
        SessionId id = id(exchange);
        exchange.basedOn(id.toString());
        return handling.run(sessions.end(), Planes.ownAccount(exchange.actor()), new EndSession.Command(id))
                .map(ended -> Answer.of(204));
    }

    private Either<DomainError, Answer> renew(Exchange exchange) {
        var command = new RenewSession.Command(id(exchange));
        return handling.run(sessions.renew(), Planes.ownAccount(exchange.actor()), command)
                .map(view -> exchange.view(200, view));
    }

    private Either<DomainError, Answer> listOfMember(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        UserId member = exchange.id("user_id", "member", UserId::parse);
        return handling.ask(
                        "SessionList.of",
                        exchange.needs(),
                        actor,
                        () -> sessions.list().ofMember(actor, member))
                .map(all -> exchange.page(new Page<>(all, Option.none())));
    }

    private Either<DomainError, Answer> endOfMember(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        SessionId id = id(exchange);
        exchange.basedOn(id.toString());
        return handling.run(sessions.endOfMember(), actor, new EndMemberSession.Command(id))
                .map(ended -> Answer.of(204));
    }
}
