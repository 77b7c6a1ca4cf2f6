package dev.sextant.shared.persistence;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.IdGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Appends events in a transaction that a program of its own has opened on the same database: they are there exactly when that transaction commits. Its login must have been granted {@code sextant_app}. Safe for many threads, each
 * with a connection of its own.
 */
public final class ConnectionOutbox {

    private final IdGenerator ids;

    /**
     * An outbox for others' transactions.
     *
     * @param ids gives each event its id; later events must get larger ones
     */
    public ConnectionOutbox(IdGenerator ids) {
        this.ids = ids;
    }

    /**
     * Appends events of one aggregate. The connection's transaction goes on: nothing is committed, and the tenant that row-level security asks for is set for this statement and put back.
     *
     * @param connection in a transaction, not in autocommit
     * @param actor who caused them; tenant, request id and trace context are stored beside the events
     * @param aggregateType the kind of aggregate, such as {@code invoice}
     * @param aggregateVersion the version that the aggregate has after the change, taken under a lock on the aggregate or checked by its update: that is what keeps the order
     * @param events what happened, oldest first, all of one aggregate
     * @throws IllegalStateException in autocommit, where there is no transaction to join
     * @throws SQLException as the server refuses it; the caller rolls back
     */
    public void append(
            Connection connection,
            Actor actor,
            String aggregateType,
            long aggregateVersion,
            List<? extends Event> events)
            throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("events are appended in a transaction: switch autocommit off first");
        }
        if (events.isEmpty()) {
            return;
        }
        String before = tenant(connection, actor.tenant().value().toString());
        var rows = new OutboxRows(ids);
        rows.add(actor, aggregateType, aggregateVersion, events);
        rows.send(connection);
        tenant(connection, before);
        // Once a transaction, however often it is said; empty, so that it tells nobody anything.
        try (var statement = connection.prepareStatement("SELECT pg_notify(?, '')")) {
            statement.setString(1, CommittedEvents.CHANNEL);
            statement.execute();
        }
    }

    /** Sets the tenant for the rest of the transaction, and answers the one before. */
    private static String tenant(Connection connection, String tenant) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT coalesce(current_setting('sextant.tenant', true), ''), set_config('sextant.tenant', ?, true)")) {
            statement.setString(1, tenant);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
