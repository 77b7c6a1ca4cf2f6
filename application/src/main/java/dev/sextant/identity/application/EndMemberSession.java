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

/** Ends somebody's session in the organisation. Its access tokens are refused within seconds on every node. */
public final class EndMemberSession implements UseCase<EndMemberSession.Command, SessionId, IdentityError> {

    private final Sessions sessions;
    private final SessionBook book;

    /** The use case. */
    public EndMemberSession(Sessions sessions, SessionBook book) {
        this.sessions = sessions;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param id the session
     */
    public record Command(SessionId id) {}

    @Override
    public Permission needs() {
        return Permissions.SESSIONS_MANAGE;
    }

    @Override
    public Either<IdentityError, SessionId> handle(Actor actor, Command command) {
        return IdentityBook.found(sessions.find(actor, command.id()), Thing.SESSION, command.id())
                .map(session -> {
                    book.end(actor, session, EndReason.ENDED_BY_MANAGER);
                    return session.id();
                });
    }
}
