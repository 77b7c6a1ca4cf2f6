package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.SessionEvent.EndReason;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;

/** Ends one of the own sessions, from the own account's plane. Its access tokens are refused within seconds on every node. */
public final class EndSession implements UseCase<EndSession.Command, SessionId, IdentityError> {

    private final Sessions sessions;
    private final SessionBook book;

    /** The use case. */
    public EndSession(Sessions sessions, SessionBook book) {
        this.sessions = sessions;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param id the session; that of the request itself is a logout
     */
    public record Command(SessionId id) {}

    @Override
    public Permission needs() {
        return Permissions.ACCOUNT_MANAGE;
    }

    @Override
    public Either<IdentityError, SessionId> handle(Actor actor, Command command) {
        return IdentityBook.found(sessions.find(actor, command.id()), Thing.SESSION, command.id())
                .map(session -> {
                    boolean own =
                            actor.origin().credential().contains(session.id().toString());
                    book.end(actor, session, own ? EndReason.LOGGED_OUT : EndReason.ENDED_BY_USER);
                    return session.id();
                });
    }
}
