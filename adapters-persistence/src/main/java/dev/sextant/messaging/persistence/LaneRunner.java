package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread at one lane: works while there is something to do and sleeps until somebody wakes it. */
final class LaneRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LaneRunner.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 6;

    private final Lane lane;
    private final RelayTools tools;
    private final Leases leases;
    private final Semaphore atWork;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition signal = lock.newCondition();
    private boolean woken = true;
    private volatile long freshUntil;
    /** Ends as soon as possible, since the lane is somebody else's. */
    private volatile boolean abandoned;
    /** Ends after the event in hand, and gives the lane back. */
    private volatile boolean leaving;

    private volatile boolean over;
    private volatile @Nullable Thread thread;

    LaneRunner(Lane lane, RelayTools tools, Leases leases, Semaphore atWork) {
        this.lane = lane;
        this.tools = tools;
        this.leases = leases;
        this.atWork = atWork;
    }

    Lane lane() {
        return lane;
    }

    void start() {
        thread = Thread.ofVirtual().name("sextant-lane-" + lane).start(this::run);
    }

    void freshUntil(long nanoTime) {
        freshUntil = nanoTime;
    }

    void wake() {
        lock.lock();
        try {
            woken = true;
            signal.signal();
        } finally {
            lock.unlock();
        }
    }

    void abandon() {
        abandoned = true;
        wake();
    }

    void giveBack() {
        leaving = true;
        wake();
    }

    boolean isOver() {
        return over;
    }

    void join(long nanos) {
        Thread running = thread;
        if (running != null) {
            try {
                running.join(Duration.ofNanos(Math.max(nanos, 1)));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean mayGoOn() {
        return !abandoned && !leaving;
    }

    private void run() {
        try {
            work();
        } catch (LaneLost lost) {
            abandoned = true;
            LOG.info("{}", lost.getMessage());
        } finally {
            over = true;
        }
        if (!abandoned) {
            try {
                leases.giveBack(lane);
            } catch (RuntimeException away) {
                LOG.debug("{} could not be given back; its lease will run out", lane, away);
            }
        }
    }

    private void work() {
        var fence = new LaneFence(lane, tools.settings().lease(), () -> System.nanoTime() - freshUntil < 0);
        @Nullable LaneWork work = null;
        int outages = 0;
        while (mayGoOn()) {
            boolean more = false;
            long begun = System.nanoTime();
            try {
                atWork.acquireUninterruptibly();
                try {
                    if (work == null) {
                        work = new LaneWork(lane, tools, fence, this::mayGoOn);
                    }
                    more = work.round();
                } finally {
                    atWork.release();
                }
                outages = 0;
            } catch (Unavailable | StorageFull away) {
                outages++;
                LOG.debug("{} waits for the database", lane, away);
                sleep(pause(outages));
                more = true;
            } catch (LaneLost lost) {
                throw lost;
            } catch (RuntimeException broken) {
                outages++;
                LOG.error("{} broke and goes on in a while", lane, broken);
                sleep(pause(outages));
                more = true;
            }
            if (!more) {
                awaitWake();
                sleep(tools.settings().linger().minusNanos(System.nanoTime() - begun));
            }
        }
    }

    private static Duration pause(int outages) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(outages - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void awaitWake() {
        lock.lock();
        try {
            while (!woken && mayGoOn()) {
                signal.awaitUninterruptibly();
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    /** Unlike a wait for work, nobody but the end shortens it. */
    private void sleep(Duration pause) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (left > 0 && mayGoOn()) {
                left = signal.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            leaving = true;
        } finally {
            lock.unlock();
        }
    }
}
