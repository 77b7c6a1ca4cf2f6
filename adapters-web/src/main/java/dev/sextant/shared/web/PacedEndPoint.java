package dev.sextant.shared.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of a connection, which counts what really moves and cuts off a client that keeps the server waiting and does not keep the {@link Pace}. It looks several times in each stretch. Only
 * when every look found the server waiting for the client is the stretch judged; a server that computes, or a connection between two requests, is not the client's fault.
 *
 * <p>Jetty's own limits do not do this: its {@code MinimumDataRateHandler} judges the average since the request began, so that one fast megabyte buys hours, and an answer only when the next piece is
 * written, which a slow reader never lets happen.
 */
final class PacedEndPoint extends SocketChannelEndPoint {

    /** Looks per stretch. */
    static final int LOOKS = 4;

    private final Scheduler scheduler;
    private final Pace pace;
    private final AtomicLong moved = new AtomicLong();
    /** What had moved at the latest looks, oldest first, as long as each found the server waiting; each look follows the one before. */
    private final Deque<Long> marks = new ArrayDeque<>();

    PacedEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler, Pace pace) {
        super(channel, selector, key, scheduler);
        this.scheduler = scheduler;
        this.pace = pace;
    }

    @Override
    public void onOpen() {
        super.onOpen();
        lookLater();
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int count = super.fill(buffer);
        moved.addAndGet(Math.max(0, count));
        return count;
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        long before = remaining(buffers);
        try {
            return super.flush(buffers);
        } finally {
            moved.addAndGet(before - remaining(buffers));
        }
    }

    private static long remaining(ByteBuffer... buffers) {
        long sum = 0;
        for (ByteBuffer buffer : buffers) {
            sum += buffer.remaining();
        }
        return sum;
    }

    private void lookLater() {
        scheduler.schedule(this::look, pace.stretch().toMillis() / LOOKS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!isOpen()) {
            return;
        }
        if (!isWaitingForTheClient()) {
            marks.clear();
        } else {
            long now = moved.get();
            marks.add(now);
            if (marks.size() > LOOKS && now - marks.remove() < pace.bytes()) {
                onIdleExpired(new TimeoutException("the client moves less than " + pace.bytes() + " bytes in "
                        + pace.stretch().toMillis() + " ms"));
                return;
            }
        }
        lookLater();
    }

    /** The next step is the client's: to take what is written, or to send more of a request that has no answer yet. Between two requests nobody waits for it. */
    private boolean isWaitingForTheClient() {
        return getWriteFlusher().isPending() || (hasRequest() && isFillInterested());
    }

    /** The connection that requests come on: under TLS another one lies around it, which knows of none. */
    private static @Nullable Connection ofRequests(@Nullable Connection connection) {
        return connection instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : connection;
    }

    /** Whether a request has begun that has no whole answer yet. */
    boolean hasRequest() {
        Connection connection = ofRequests(getConnection());
        return connection != null && connection.getMessagesIn() > connection.getMessagesOut();
    }
}
