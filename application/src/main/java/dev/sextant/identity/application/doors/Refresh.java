package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.Secrets.Holder;
import dev.sextant.identity.application.SessionBook;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SessionEvent.EndReason;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Origin;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Changes a refresh token into the next pair of tokens. One that was used before ends its session, because of two who have it one has stolen it; a client that sends the same one twice at once ends its own
 * session as well. A crash after the change leaves the client with a token that is used up; it must log in again.
 */
@PrimaryPort
public final class Refresh {

    private final Doorkeeper doorkeeper;
    private final DoorStores stores;
    private final SessionBook sessions;
    private final Entrance entrance;
    private final IdentityBook book;

    /** The door. */
    public Refresh(
            Doorkeeper doorkeeper, DoorStores stores, SessionBook sessions, Entrance entrance, IdentityBook book) {
        this.doorkeeper = doorkeeper;
        this.stores = stores;
        this.sessions = sessions;
        this.entrance = entrance;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param refreshToken the token
     */
    public record Command(String refreshToken) {

        /** Says nothing of the token, so that no log can. */
        @Override
        public String toString() {
            return "Command[hidden]";
        }
    }

    /** The next pair of tokens, or {@link Refusal#REFRESH_NOT_VALID}. */
    public Either<DomainError, LoginView> enter(Origin origin, Command command) {
        return doorkeeper.watch(
                this,
                Planes.platform(origin),
                () -> OpaqueToken.parse(SecretKind.REFRESH, command.refreshToken())
                        .flatMap(token -> holder(token, origin).flatMap(holder -> turn(holder, token, origin)))
                        .toEither(Refusal.REFRESH_NOT_VALID));
    }

    private Option<Holder> holder(OpaqueToken token, Origin origin) {
        Actor platform = Planes.platform(origin);
        return stores.transactions()
                .read(platform, () -> stores.secrets().holderOf(platform, SecretKind.REFRESH, token.digest()));
    }

    private Option<LoginView> turn(Holder holder, OpaqueToken token, Origin origin) {
        Option<SessionBook.Opened> turned;
        try {
            turned = turnOnce(holder, token, origin);
        } catch (StaleAggregate lostRace) {
            // Somebody used the same token in the same moment, or sent a heartbeat; the second look tells which.
            turned = turnOnce(holder, token, origin);
        }
        return turned.filter(opened -> isActive(opened.session(), origin)).map(entrance::view);
    }

    private Option<SessionBook.Opened> turnOnce(Holder holder, OpaqueToken token, Origin origin) {
        var id = new SessionId(holder.subject());
        Actor anybody = Planes.organization(holder.tenant(), Platform.NOBODY, origin);
        Either<IdentityError, Option<SessionBook.Opened>> turned = stores.transactions()
                .write(
                        anybody,
                        () -> Either.right(stores.sessions()
                                .find(anybody, id)
                                .filter(session -> session.isAliveAt(book.now()))
                                .flatMap(session -> turn(session, token, origin))));
        return turned.get();
    }

    private Option<SessionBook.Opened> turn(Session session, OpaqueToken token, Origin origin) {
        Actor inside = Planes.organization(session.organization(), session.userId(), origin);
        if (session.isReuse(token.digest())) {
            sessions.end(inside, session, EndReason.REFRESH_REUSED);
            return Option.none();
        }
        if (stores.grants().of(inside, session.userId()).isEmpty()) {
            return Option.none();
        }
        return sessions.rotate(inside, session, token.digest()).toOption();
    }

    /** The session of an account that was shut or deleted is ended with it; this looks at a session that was begun in that very moment. */
    private boolean isActive(Session session, Origin origin) {
        Actor account = Planes.account(session.userId(), origin);
        return stores.transactions()
                .read(account, () -> stores.users().find(account, session.userId()))
                .exists(User::isActive);
    }
}
