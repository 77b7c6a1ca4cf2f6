package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.Secrets.Holder;
import dev.sextant.identity.application.SessionBook;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SessionEvent.EndReason;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Origin;
import io.vavr.control.Either;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Ends the session of a refresh token, for a client whose access token has expired already. It is done whatever the token is: whether it led to a session is not told. Access tokens of the session are refused
 * within seconds on every node.
 */
@PrimaryPort
public final class LogOut {

    private final Doorkeeper doorkeeper;
    private final DoorStores stores;
    private final SessionBook sessions;

    /** The door. */
    public LogOut(Doorkeeper doorkeeper, DoorStores stores, SessionBook sessions) {
        this.doorkeeper = doorkeeper;
        this.stores = stores;
        this.sessions = sessions;
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

    /** Ends the session. */
    public Either<DomainError, Done> enter(Origin origin, Command command) {
        return doorkeeper.watch(this, Planes.platform(origin), () -> {
            OpaqueToken.parse(SecretKind.REFRESH, command.refreshToken()).forEach(token -> end(token, origin));
            return Either.right(new Done());
        });
    }

    private void end(OpaqueToken token, Origin origin) {
        Actor platform = Planes.platform(origin);
        stores.transactions()
                .read(platform, () -> stores.secrets().holderOf(platform, SecretKind.REFRESH, token.digest()))
                .forEach(holder -> end(holder, token, origin));
    }

    private void end(Holder holder, OpaqueToken token, Origin origin) {
        Actor anybody = Planes.organization(holder.tenant(), Platform.NOBODY, origin);
        Either<IdentityError, Done> ended = stores.transactions().write(anybody, () -> {
            stores.sessions()
                    .find(anybody, new SessionId(holder.subject()))
                    .forEach(session -> end(session, token, origin));
            return Either.right(new Done());
        });
        ended.peekLeft(refusal -> {
            throw new IllegalStateException("a logout cannot be refused: " + refusal.code());
        });
    }

    private void end(Session session, OpaqueToken token, Origin origin) {
        Actor inside = Planes.organization(session.organization(), session.userId(), origin);
        boolean reused = session.isReuse(token.digest());
        sessions.end(inside, session, reused ? EndReason.REFRESH_REUSED : EndReason.LOGGED_OUT);
    }
}
