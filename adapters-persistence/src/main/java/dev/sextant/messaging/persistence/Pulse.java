package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.persistence.CommittedEvents;
import dev.sextant.shared.persistence.ConnectionWork;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when there may be something new. Programs on one database tell each other by empty notifications, which carry nothing about anybody; since these can be lost, each looks by itself now and then.
 *
 * <p>A notification is sent by a thread of its own after the commit, and not within the transaction that appended: PostgreSQL lets transactions that notify commit one after the other.
 */
final class Pulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    /** What is committed within this time shares a notification. */
    private static final long BETWEEN_NOTIFICATIONS = 10_000_000;

    /** How long a stop may wait for the listener; listening itself costs the server nothing. */
    private static final Duration LISTEN = Duration.ofMillis(250);

    private static final Duration LISTEN_AGAIN = Duration.ofSeconds(1);

    private final DataSource worker;
    private final Runnable wakeAll;
    private final BooleanSupplier company;
    private final AtomicBoolean raised = new AtomicBoolean();
    private final Loop looking;
    private final Loop listening;
    private long lastLook = System.nanoTime();
    private final long pollNanos;
    private long oldest = 1;

    Pulse(DataSource worker, Duration polling, Runnable wakeAll, BooleanSupplier company) {
        this.worker = worker;
        this.wakeAll = wakeAll;
        this.company = company;
        this.pollNanos = polling.toNanos();
        this.looking = new Loop("sextant-events", polling, this::look);
        this.listening = new Loop("sextant-listen", LISTEN_AGAIN, this::listen);
    }

    void start() {
        looking.start();
        listening.start();
    }

    /** Something was committed here: the others are told, if there are any. */
    void raise() {
        if (company.getAsBoolean() && raised.compareAndSet(false, true)) {
            looking.wake();
        }
    }

    private void look() {
        if (raised.getAndSet(false)) {
            ConnectionWork.run(worker, connection -> {
                try (var statement = connection.prepareStatement("SELECT pg_notify(?, '')")) {
                    statement.setString(1, CommittedEvents.CHANNEL);
                    return statement.execute();
                }
            });
            LockSupport.parkNanos(this, BETWEEN_NOTIFICATIONS);
        }
        long now = System.nanoTime();
        if (now - lastLook >= pollNanos) {
            lastLook = now;
            if (isSomethingDue()) {
                wakeAll.run();
            }
        }
    }

    /** Asks for the last place and compares: whether there is one from here on is a question that the server answers by reading the whole table, since it expects to find one soon. */
    private boolean isSomethingDue() {
        return ConnectionWork.read(worker, connection -> {
            try (var query = connection.prepareStatement("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint,"
                    + " coalesce((SELECT position FROM shared.outbox ORDER BY position DESC LIMIT 1) >= ?, false)"
                    + " OR EXISTS (SELECT FROM messaging.parked WHERE due_at <= clock_timestamp())")) {
                query.setLong(1, oldest);
                try (var rows = query.executeQuery()) {
                    rows.next();
                    oldest = rows.getLong(1);
                    return rows.getBoolean(2);
                }
            }
        });
    }

    private void listen() {
        try (var connection = worker.getConnection()) {
            boolean auto = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("LISTEN " + CommittedEvents.CHANNEL);
                var server = connection.unwrap(PGConnection.class);
                // What was appended before the first word was heard.
                wakeAll.run();
                while (!listening.isStopping()) {
                    if (server.getNotifications(Math.toIntExact(LISTEN.toMillis())).length > 0) {
                        wakeAll.run();
                    }
                }
                statement.execute("UNLISTEN *");
            } finally {
                if (!connection.isClosed()) {
                    connection.setAutoCommit(auto);
                }
            }
        } catch (SQLException | Unavailable | StorageFull away) {
            LOG.debug("not listening for now", away);
        }
    }

    @Override
    public void close() {
        looking.close();
        listening.close();
    }
}
