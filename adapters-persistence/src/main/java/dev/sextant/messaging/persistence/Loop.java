package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does something again and again, sooner when it is woken, and survives what breaks. */
final class Loop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final long everyNanos;
    private final Runnable work;
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;
    private volatile boolean woken;

    Loop(String name, Duration every, Runnable work) {
        this.name = name;
        this.everyNanos = every.toNanos();
        this.work = work;
    }

    void start() {
        thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /** Has the work done now, and not only when it is due. */
    void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }

    boolean isStopping() {
        return stopping;
    }

    private void run() {
        while (!stopping) {
            woken = false;
            try {
                work.run();
            } catch (Unavailable | StorageFull away) {
                LOG.debug("{} comes again", name, away);
            } catch (RuntimeException broken) {
                LOG.warn("{} broke and comes again", name, broken);
            }
            long until = System.nanoTime() + everyNanos;
            long left = everyNanos;
            while (!stopping && !woken && left > 0) {
                LockSupport.parkNanos(this, left);
                left = until - System.nanoTime();
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        Thread running = thread;
        if (running != null) {
            LockSupport.unpark(running);
            try {
                running.join(PATIENCE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
