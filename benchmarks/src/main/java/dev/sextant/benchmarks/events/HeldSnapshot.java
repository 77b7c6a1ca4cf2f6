package dev.sextant.benchmarks.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A transaction that somebody keeps open elsewhere, and with it a snapshot: nothing that is deleted or updated meanwhile can be cleaned away. Ends by itself after a while. */
final class HeldSnapshot implements AutoCloseable {

    private static final double NANOS = 1e9;

    /** What is held. */
    enum Kind {
        /** Nothing. */
        FREE("nothing held"),
        /** By somebody who only reads. */
        READING("a reader's snapshot held"),
        /** By somebody who has written, so that the transaction has an id, which every later snapshot names as running. */
        WRITING("a writer's snapshot held");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final EventDatabase database;
    private final Contestant contestant;
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final AtomicLong deadEvents = new AtomicLong();
    private final AtomicLong deadElsewhere = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private final Thread holder;

    private HeldSnapshot(
            EventDatabase database, Contestant contestant, Connection connection, Kind kind, Duration atMost) {
        this.database = database;
        this.contestant = contestant;
        this.holder = Thread.ofPlatform().start(() -> hold(connection, kind, atMost));
    }

    /**
     * Opens the transaction.
     *
     * @param contestant whose dead rows are counted before it ends
     * @param atMost when it ends by itself
     */
    static HeldSnapshot open(EventDatabase database, Contestant contestant, Kind kind, Duration atMost) {
        try {
            Connection connection = database.superuser();
            if (kind != Kind.FREE) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setAutoCommit(false);
                try (var statement = connection.createStatement()) {
                    // The first statement takes the snapshot.
                    statement.execute(
                            kind == Kind.WRITING ? "SELECT pg_current_xact_id()" : "SELECT pg_current_snapshot()");
                }
            }
            return new HeldSnapshot(database, contestant, connection, kind, atMost);
        } catch (SQLException failure) {
            throw new IllegalStateException("no snapshot can be held", failure);
        }
    }

    private void hold(Connection connection, Kind kind, Duration atMost) {
        long since = System.nanoTime();
        try (connection) {
            boolean early = letGo.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            nanos.set(early ? System.nanoTime() - since : atMost.toNanos());
            // While it is still held: afterwards whoever passes by tidies up.
            deadEvents.set(database.deadRows(contestant.eventTables()));
            deadElsewhere.set(database.deadRows(contestant.otherTables()));
            if (kind != Kind.FREE) {
                connection.rollback();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (SQLException failure) {
            throw new IllegalStateException("the snapshot was not held", failure);
        }
    }

    /** Ends it, if it has not ended by itself. */
    @Override
    public void close() {
        letGo.countDown();
        try {
            holder.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long it was held, when it has ended, in seconds. */
    double seconds() {
        return nanos.get() / NANOS;
    }

    /** How many dead rows the tables of events held just before it ended. */
    long deadEvents() {
        return deadEvents.get();
    }

    /** The same of the other tables that the contestant changes: cursors, leases. */
    long deadElsewhere() {
        return deadElsewhere.get();
    }
}
