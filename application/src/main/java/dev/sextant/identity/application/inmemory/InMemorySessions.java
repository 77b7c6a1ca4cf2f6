package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Sessions;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;

/** Keeps sessions in memory, in the transactions. */
public final class InMemorySessions implements Sessions {

    private final PlaneTable<SessionId, Session> sessions;

    /** No session yet. */
    public InMemorySessions(InMemoryTransactions transactions) {
        this.sessions = new PlaneTable<>(transactions, Session::organization, session -> Option.some(session.userId()));
    }

    @Override
    public Option<Session> find(Actor actor, SessionId id) {
        return sessions.find(actor, id);
    }

    @Override
    public List<Session> ofUser(Actor actor, UserId user) {
        return sessions.all(actor).stream()
                .filter(session -> session.userId().equals(user))
                .sorted(Comparator.comparing(session -> session.id().value()))
                .toList();
    }

    @Override
    public void add(Actor actor, Session started) {
        sessions.add(actor, started.id(), started);
    }

    @Override
    public void save(Actor actor, Session changed, long readVersion) {
        sessions.replace(actor, changed.id(), changed, Session::version, readVersion);
    }

    @Override
    public void remove(Actor actor, SessionId id) {
        sessions.forget(actor, id);
    }
}
