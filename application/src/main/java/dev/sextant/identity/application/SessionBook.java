package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SessionEvent;
import dev.sextant.identity.domain.SessionEvent.EndReason;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.Visitor;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Begins, renews and ends sessions together with their refresh tokens. Every method works in the actor's open transaction. */
public final class SessionBook {

    /**
     * How many used refresh tokens of a session are remembered, so that their reuse is noticed. One that is older is simply unknown. At the pace of access tokens that end every 15 minutes, these are
     * all of a session's 24 hours.
     */
    private static final int REMEMBERED_TOKENS = 128;

    private final Sessions sessions;
    private final SecretBook secrets;
    private final IdGenerator ids;
    private final IdentityBook book;

    /** A book of these sessions. */
    public SessionBook(Sessions sessions, SecretBook secrets, IdGenerator ids, IdentityBook book) {
        this.sessions = sessions;
        this.secrets = secrets;
        this.ids = ids;
        this.book = book;
    }

    /**
     * A session with the refresh token that is good now.
     *
     * @param session the session
     * @param refresh the only copy of the token
     */
    public record Opened(Session session, OpaqueToken refresh) {}

    /** Begins a session of the actor in the actor's organisation, or goes on with that of the same client. */
    public Opened open(Actor actor, Visitor visitor) {
        Instant now = book.now();
        return earlier(actor, visitor, now)
                .fold(() -> start(actor, visitor, now), earlier -> resume(actor, earlier, visitor, now));
    }

    private Option<Session> earlier(Actor actor, Visitor visitor, Instant now) {
        return visitor.client()
                .flatMap(client -> Option.ofOptional(sessions.ofUser(actor, actor.user()).stream()
                        .filter(session -> session.client().contains(client) && session.isAliveAt(now))
                        .findFirst()));
    }

    private Opened start(Actor actor, Visitor visitor, Instant now) {
        var id = new SessionId(ids.next());
        OpaqueToken refresh = secrets.issue(actor, SecretKind.REFRESH, id.value(), now.plus(Session.ABSOLUTE));
        Decision<Session, SessionEvent> started =
                Session.start(id, actor.tenant(), actor.user(), refresh.digest(), visitor, now);
        return new Opened(keep(actor, started, session -> sessions.add(actor, session)), refresh);
    }

    private Opened resume(Actor actor, Session before, Visitor visitor, Instant now) {
        secrets.forget(actor, SecretKind.REFRESH, before.id().value());
        OpaqueToken refresh =
                secrets.issue(actor, SecretKind.REFRESH, before.id().value(), now.plus(Session.ABSOLUTE));
        Decision<Session, SessionEvent> resumed = before.resume(refresh.digest(), visitor, now);
        return new Opened(keep(actor, resumed, session -> sessions.save(actor, session, before.version())), refresh);
    }

    /**
     * Changes the refresh token of a session.
     *
     * @param shown the digest of the token that the client showed
     * @throws dev.sextant.shared.application.StaleAggregate when the session was changed in the same moment
     */
    public Either<IdentityError, Opened> rotate(Actor actor, Session before, SecretDigest shown) {
        OpaqueToken next = secrets.fresh(SecretKind.REFRESH);
        return before.rotate(shown, next.digest(), book.now()).map(rotated -> {
            secrets.keep(actor, next, before.id().value(), rotated.snapshot().endsAt());
            secrets.keepNewest(actor, SecretKind.REFRESH, before.id().value(), REMEMBERED_TOKENS);
            sessions.save(actor, rotated, before.version());
            return new Opened(rotated, next);
        });
    }

    /** Ends a session. */
    public void end(Actor actor, Session session, EndReason why) {
        keep(actor, session.end(why, actor.user(), book.now()), ended -> sessions.remove(actor, ended.id()));
        secrets.forget(actor, SecretKind.REFRESH, session.id().value());
    }

    /**
     * Ends every session of a user that the plane shows.
     *
     * @param but one that goes on
     */
    public void endAll(Actor actor, UserId user, EndReason why, Option<SessionId> but) {
        sessions.ofUser(actor, user).stream()
                .filter(session -> !but.contains(session.id()))
                .forEach(session -> end(actor, session, why));
    }

    /** Ends what is too much because the actor has one session more, in the actor's account plane. */
    public void makeRoom(Actor actor, SessionId newest) {
        List<Session> all = sessions.ofUser(actor, actor.user());
        for (Session.Surplus surplus : Session.surplus(all, newest, book.now())) {
            all.stream()
                    .filter(session -> session.id().equals(surplus.id()))
                    .forEach(session -> end(actor, session, surplus.why()));
        }
    }

    private Session keep(Actor actor, Decision<Session, SessionEvent> decision, Consumer<Session> store) {
        return book.keep(actor, IdentityBook.SESSION, decision, Session::version, store);
    }
}
