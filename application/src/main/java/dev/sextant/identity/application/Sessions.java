package dev.sextant.identity.application;

import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps the sessions that have not ended. A session stands in the organisation's plane and can be seen, changed and removed, but not begun, from its user's account plane as well. Every method is called in
 * the actor's open transaction. A store beside the database does at once what it is told, and does not undo it when the transaction rolls back: callers order their work so that this is harmless. A
 * store may forget a session that {@linkplain Session#isAliveAt lives no longer} by itself; nobody may rely on it. Safe for many threads.
 */
@SecondaryPort
public interface Sessions {

    /** The session; none when it ended or this plane does not show it. */
    Option<Session> find(Actor actor, SessionId id);

    /** Every session of a user that this plane shows: in the account plane those for all organisations, in an organisation's plane those for it; the one that began first comes first. */
    List<Session> ofUser(Actor actor, UserId user);

    /** Keeps a session that just began, in the organisation's plane. */
    void add(Actor actor, Session started);

    /**
     * Keeps a changed session, in either plane.
     *
     * @param readVersion the version that the change was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the session ended; of two at once exactly one succeeds
     */
    void save(Actor actor, Session changed, long readVersion);

    /** Forgets a session that ended, in either plane, whatever its version. One that is gone already is no error: ending wins over everything. */
    void remove(Actor actor, SessionId id);
}
