package dev.sextant.benchmarks.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The network between one node and the database, on the loopback interface: passes everything, and can be cut in the ways in which networks are. Safe for many threads. */
final class CutProxy implements AutoCloseable {

    private static final int CHUNK = 8_192;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration SLOW = Duration.ofMillis(40);
    private static final String COMMIT = "COMMIT";
    private static final String END = "\0";
    /** How the driver begins the names of statements that it prepares. */
    private static final String PREPARED = "S_";

    /** What happens to what is sent. */
    enum Way {
        /** It arrives. */
        OPEN,
        /** Connections that are there are reset, and new ones too. */
        REFUSING,
        /** Nothing arrives, and nobody is told. */
        SWALLOWING,
        /** Everything arrives late. */
        SLOW,
        /** The next commit arrives, and its answer does not: the connection is reset. */
        LOSING_COMMITS,
        /** Connections are reset after some more bytes, wherever that is. */
        CUTTING
    }

    private final ServerSocket entrance;
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesLeft = new AtomicLong();
    private volatile Way way = Way.OPEN;
    private volatile boolean over;

    CutProxy(int targetPort) throws IOException {
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Changes what happens; connections that exist are reset where the new way says so, and also when what was swallowed would never come. */
    void turn(Way other) {
        boolean reset = other == Way.REFUSING || way == Way.SWALLOWING;
        way = other;
        if (reset) {
            resetAll();
        }
    }

    /** Lets so many more bytes through and then cuts. */
    void cutAfter(long bytes) {
        bytesLeft.set(bytes);
        turn(Way.CUTTING);
    }

    private void accept() {
        while (!over) {
            try {
                Socket inside = entrance.accept();
                Thread.ofVirtual().start(() -> connect(inside));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** A connection and what it became beyond; deaf once an answer was to be lost. */
    private static final class Link {

        private final Socket inside;
        private final Socket outside;
        private volatile boolean deaf;
        /** What the driver calls the commit once it has prepared it. */
        private String commit = COMMIT + END;

        Link(Socket inside, Socket outside) {
            this.inside = inside;
            this.outside = outside;
        }

        /** Whether the client sends a commit, in words or by the name that it gave to these words before. */
        boolean isCommit(byte[] chunk, int read) {
            String text = new String(chunk, 0, read, StandardCharsets.ISO_8859_1);
            int words = text.indexOf(COMMIT + END);
            if (words > 0) {
                String name = text.substring(text.lastIndexOf(END, words - 2) + 1, words - 1);
                int start = name.lastIndexOf(PREPARED);
                commit = start < 0 ? commit : END + name.substring(start) + END;
                return true;
            }
            return text.contains(commit);
        }
    }

    private void connect(Socket inside) {
        sockets.add(inside);
        if (way == Way.REFUSING) {
            reset(inside);
            return;
        }
        var link = new Link(inside, new Socket());
        sockets.add(link.outside);
        try {
            link.outside.connect(target);
            inside.setTcpNoDelay(true);
            link.outside.setTcpNoDelay(true);
        } catch (IOException gone) {
            reset(link);
            return;
        }
        Thread.ofVirtual().start(() -> pump(link, false));
        pump(link, true);
    }

    private void pump(Link link, boolean towardsServer) {
        var chunk = new byte[CHUNK];
        try {
            InputStream in = (towardsServer ? link.inside : link.outside).getInputStream();
            OutputStream out = (towardsServer ? link.outside : link.inside).getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (!pass(link, chunk, read, out, towardsServer)) {
                    break;
                }
            }
        } catch (IOException gone) {
            // Either end left, which ends both.
        }
        reset(link);
    }

    /** Hands a chunk on, or says that the connection is to be reset. */
    private boolean pass(Link link, byte[] chunk, int read, OutputStream out, boolean towardsServer)
            throws IOException {
        while (way == Way.SWALLOWING && !over) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        Way now = way;
        if (now == Way.REFUSING || (now == Way.CUTTING && bytesLeft.addAndGet(-read) < 0)) {
            return false;
        }
        if (now == Way.SLOW) {
            LockSupport.parkNanos(SLOW.toNanos());
        }
        boolean last = towardsServer && link.isCommit(chunk, read) && now == Way.LOSING_COMMITS;
        if (last) {
            link.deaf = true;
        }
        if (towardsServer || !link.deaf) {
            out.write(chunk, 0, read);
            out.flush();
        }
        if (last) {
            // Time for the server to commit; a reset that comes at once would take the commit with it.
            LockSupport.parkNanos(SLOW.toNanos());
        }
        return !last;
    }

    private void resetAll() {
        sockets.forEach(this::reset);
    }

    private void reset(Link link) {
        reset(link.inside);
        reset(link.outside);
    }

    private void reset(Socket socket) {
        sockets.remove(socket);
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // It is closed, which is what was wanted.
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            entrance.close();
        } catch (IOException gone) {
            // Nobody can connect any more, either way.
        }
        resetAll();
    }
}
