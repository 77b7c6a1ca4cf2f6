package dev.sextant.identity.application;

import dev.sextant.identity.application.SessionList.SessionView;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;

/** The heartbeat of the session that the request was made with, from the own account's plane: it lives for an hour from now, but never longer than 24 hours after the login. */
public final class RenewSession implements UseCase<RenewSession.Command, SessionView, IdentityError> {

    private final Sessions sessions;
    private final IdentityBook book;

    /** The use case. */
    public RenewSession(Sessions sessions, IdentityBook book) {
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
        return Permissions.ACCOUNT_MANAGE;
    }

    @Override
    public Either<IdentityError, SessionView> handle(Actor actor, Command command) {
        return IdentityBook.found(sessions.find(actor, command.id()), Thing.SESSION, command.id())
                .flatMap(before -> before.heartbeat(book.now()).map(seen -> {
                    sessions.save(actor, seen, before.version());
                    return SessionView.of(seen, actor);
                }));
    }
}
