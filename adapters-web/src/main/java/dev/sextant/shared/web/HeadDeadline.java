package dev.sextant.shared.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which the head of a request arrives too slowly. The idle timeout alone does not: a client that sends a byte now and then is never idle, and could hold a
 * connection for hours.
 */
final class HeadDeadline implements Connection.Listener {

    private final Duration limit;
    private final Scheduler scheduler;

    HeadDeadline(Duration limit, Scheduler scheduler) {
        this.limit = limit;
        this.scheduler = scheduler;
    }

    @Override
    public void onOpened(Connection connection) {
        look(connection, connection.getMessagesIn(), connection.getBytesIn(), 0);
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
