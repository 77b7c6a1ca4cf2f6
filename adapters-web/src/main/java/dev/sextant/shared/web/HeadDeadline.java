package dev.sextant.shared.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which the head of a request arrives too slowly. The idle timeout alone does not: a client that sends a byte now and then is never idle, and could hold a
 * connection for hours.
 */
final class HeadDeadline implements Connection.Listener {

    /** What an engine says before its handshake has ended. */
    private static final String NO_PROTOCOL = "NONE";

    private final Duration limit;
    private final Scheduler scheduler;

    HeadDeadline(Duration limit, Scheduler scheduler) {
        this.limit = limit;
        this.scheduler = scheduler;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof SslConnection tls) {
            scheduler.schedule(() -> judgeHandshake(tls), limit.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            look(connection, connection.getMessagesIn(), connection.getBytesIn(), 0);
        }
    }

    /** Encryption that is not agreed upon in time is treated like a head that does not arrive. */
    private static void judgeHandshake(SslConnection tls) {
        if (NO_PROTOCOL.equals(tls.getSSLEngine().getSession().getProtocol())) {
            tls.getEndPoint().close(new TimeoutException("the handshake did not end in time"));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        // Its next look finds it closed.
    }

    /** Half of the limit apart, two looks in a row must find the same unfinished head. */
    private void look(Connection connection, long messages, long bytes, int found) {
        scheduler.schedule(
                () -> judge(connection, messages, bytes, found), limit.toMillis() / 2, TimeUnit.MILLISECONDS);
    }

    private void judge(Connection connection, long messages, long bytes, int found) {
        if (!connection.getEndPoint().isOpen()) {
            return;
        }
        boolean waits = connection.getMessagesIn() == messages && connection.getMessagesOut() == messages;
        if (!waits) {
            look(connection, connection.getMessagesIn(), connection.getBytesIn(), 0);
        } else if (connection.getBytesIn() == bytes) {
            look(connection, messages, bytes, found);
        } else if (found == 0) {
            look(connection, messages, bytes, 1);
        } else {
            connection.getEndPoint().close(new TimeoutException("the head did not arrive in time"));
        }
    }
}
