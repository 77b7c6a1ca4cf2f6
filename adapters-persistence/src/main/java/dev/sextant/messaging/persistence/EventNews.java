package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.EventFeed.Waited;
import dev.sextant.messaging.application.EventPosition;
import dev.sextant.messaging.application.EventWatch;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.persistence.ConnectionWork;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Tells those who wait which organisations have something new: one reader for the whole process, so that five hundred who wait cost one small question now and then, and none at all while nobody waits. What it reads of others also
 * carries on the positions of those who have nothing new, so that they need not read it themselves.
 */
final class EventNews implements AutoCloseable {

    /** How many rows one step looks at. */
    private static final int LOOK = 1_000;

    /** What is committed within this time is looked for once. */
    private static final long BETWEEN_ROUNDS = 10_000_000;

    private final DataSource worker;
    private final Loop loop;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TenantId, Listeners> listeners = new HashMap<>();
    private boolean started;
    private boolean closed;
    /** Counts steps: news has the number of the step that found it. */
    private long step;
    /** The step since which anybody may have news, because it was not looked for a while. */
    private long anybody;

    private long roundsBegun;
    private long roundsDone;
    /** Where the last whole round ended. */
    private Option<EventPosition> reached = Option.none();
    /** Only the loop's thread uses it; none when it has to begin anew. */
    private Option<LaneProgress> progress = Option.none();

    /** Those who wait for one organisation. */
    private static final class Listeners {
        private final Set<Listener> all = new HashSet<>();
        private long news;
    }

    EventNews(DataSource worker, Duration polling) {
        this.worker = worker;
        this.loop = new Loop("sextant-event-news", polling, this::round);
    }

    EventWatch watch(TenantId tenant) {
        var listener = new Listener(tenant);
        lock.lock();
        try {
            listeners.computeIfAbsent(tenant, absent -> new Listeners()).all.add(listener);
            if (!started && !closed) {
                started = true;
                loop.start();
            }
        } finally {
            lock.unlock();
        }
        loop.wake();
        return listener;
    }

    /** Something was committed in this process. */
    void wake() {
        if (isAnybodyThere()) {
            loop.wake();
        }
    }

    private boolean isAnybodyThere() {
        lock.lock();
        try {
            return !listeners.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void round() {
        if (!isAnybodyThere()) {
            progress = Option.none();
            return;
        }
        boolean whole = false;
        try {
            if (progress.isEmpty()) {
                beginAnew();
            } else {
                readOn(progress.get());
            }
            whole = true;
        } finally {
            if (!whole) {
                progress = Option.none();
            }
        }
        LockSupport.parkNanos(this, BETWEEN_ROUNDS);
    }

    private void beginAnew() {
        long number = beginRound();
        LaneProgress now = ConnectionWork.read(worker, JooqEventFeed::now);
        lock.lock();
        try {
            anybody = ++step;
            end(number, now);
            listeners.values().forEach(these -> these.all.forEach(Listener::wake));
        } finally {
            lock.unlock();
        }
    }

    private void readOn(LaneProgress from) {
        long number = beginRound();
        LaneProgress at = from;
        boolean more = true;
        while (more && !loop.isStopping()) {
            LaneProgress start = at;
            LaneReader.Found found = ConnectionWork.read(
                    worker, connection -> LaneReader.read(connection, LaneReader.Wanted.ALL, start, LOOK));
            tell(found);
            at = found.next();
            more = found.more();
        }
        lock.lock();
        try {
            end(number, at);
        } finally {
            lock.unlock();
        }
    }

    private long beginRound() {
        lock.lock();
        try {
            return ++roundsBegun;
        } finally {
            lock.unlock();
        }
    }

    private void end(long number, LaneProgress at) {
        progress = Option.some(at);
        reached = Option.some(PositionText.write(at));
        roundsDone = number;
    }

    private void tell(LaneReader.Found found) {
        lock.lock();
        try {
            step++;
            found.events().stream().map(LaneEvent::tenant).distinct().forEach(tenant -> {
                Listeners these = listeners.get(tenant);
                if (these != null) {
                    these.news = step;
                    these.all.forEach(Listener::wake);
                }
            });
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            listeners.values().forEach(these -> these.all.forEach(Listener::wake));
        } finally {
            lock.unlock();
        }
        loop.close();
    }

    /** Somebody who waits. */
    private final class Listener implements EventWatch {

        private final TenantId tenant;
        private final Semaphore bell = new Semaphore(0);
        /** What was found up to this step is seen by the read that follows, since it begins later. */
        private long looked;

        private Listener(TenantId tenant) {
            this.tenant = tenant;
        }

        @Override
        public void look() {
            lock.lock();
            try {
                looked = step;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Waited await(EventPosition at, Duration patience) {
            long begunBefore;
            lock.lock();
            try {
                if (isNews()) {
                    return new Waited(true, at);
                }
                begunBefore = roundsBegun;
            } finally {
                lock.unlock();
            }
            try {
                bell.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            bell.drainPermits();
            return judge(at, begunBefore);
        }

        /** A round that began after the reader had read saw all that the reader saw; when it found nothing for the reader, where it ended is as good a position as the reader's own. */
        private Waited judge(EventPosition at, long begunBefore) {
            lock.lock();
            try {
                if (isNews()) {
                    return new Waited(true, at);
                }
                if (roundsDone > begunBefore) {
                    looked = step;
                    return new Waited(false, reached.getOrElse(at));
                }
                return new Waited(false, at);
            } finally {
                lock.unlock();
            }
        }

        private boolean isNews() {
            Listeners these = listeners.get(tenant);
            return anybody > looked || (these != null && these.news > looked);
        }

        @Override
        public void wake() {
            bell.release();
        }

        @Override
        public void close() {
            lock.lock();
            try {
                Listeners these = listeners.get(tenant);
                if (these != null) {
                    these.all.remove(this);
                    if (these.all.isEmpty()) {
                        listeners.remove(tenant);
                    }
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
