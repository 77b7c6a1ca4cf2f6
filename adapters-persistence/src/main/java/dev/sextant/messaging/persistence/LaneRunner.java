package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import java.time.Duration;
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
    /** What so many rounds work off is no backlog. */
    private static final int BACKLOG = 4;

    private final Lane lane;
    private final RelayTools tools;
    private final Leases leases;
    private final Places places;
    private final Courtesy courtesy;
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
    /** The rest is the own thread's alone. */
    private @Nullable LaneWork work;

    private int outages;
    /** How many rounds in a row left something to do at once. */
    private int unfinished;

    LaneRunner(Lane lane, RelayTools tools, Leases leases, Places places, Courtesy courtesy) {
        this.lane = lane;
        this.tools = tools;
        this.leases = leases;
        this.places = places;
        this.courtesy = courtesy;
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
        while (mayGoOn()) {
            long begun = System.nanoTime();
            if (!goesOn()) {
                awaitWake();
                sleep(tools.settings().linger().minusNanos(System.nanoTime() - begun));
            }
        }
    }

    /** One round, and the pause that is due after it; says whether another one has work at once. */
    private boolean goesOn() {
        try {
            LaneWork.Round round = inPlace();
            outages = 0;
            return round.more();
        } catch (Unavailable | StorageFull away) {
            LOG.debug("{} waits for the database", lane, away);
        } catch (LaneLost lost) {
            throw lost;
        } catch (RuntimeException broken) {
            LOG.error("{} broke and goes on in a while", lane, broken);
        }
        sleep(pause(++outages));
        return true;
    }

    private LaneWork.Round inPlace() {
        Subscriber own = lane.subscriber();
        boolean behind = unfinished >= BACKLOG;
        boolean polite = behind && courtesy.isOwedBy(own);
        LaneWork.Round round;
        places.enter(behind, polite);
        try {
            round = begun().round(polite);
        } finally {
            places.leave(behind);
        }
        unfinished = round.more() ? unfinished + 1 : 0;
        if (behind) {
            sleep(courtesy.pause(own, round.work()));
        } else if (round.found() && !round.more()) {
            courtesy.upToDate(own);
        }
        return round;
    }

    /** Made when it is needed first, since that takes a word with the database. */
    private LaneWork begun() {
        LaneWork known = work;
        if (known == null) {
            var fence = new LaneFence(lane, tools.settings().lease(), () -> System.nanoTime() - freshUntil < 0);
            known = new LaneWork(lane, tools, fence, this::mayGoOn);
            work = known;
        }
        return known;
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
