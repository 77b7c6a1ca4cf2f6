package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.EventFeed;
import dev.sextant.messaging.application.EventPosition;
import dev.sextant.messaging.application.EventWatch;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps what an {@link dev.sextant.shared.application.inmemory.InMemoryRelay} delivers to it, in the order of the commits. A position is the number of events before it, of all organisations together. */
public final class InMemoryEventFeed implements EventFeed, Reaction {

    private final List<ReceivedEvent> events = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @Override
    public String name() {
        return "messaging.event_feed";
    }

    @Override
    public Set<EventKind> to() {
        return Set.of();
    }

    @Override
    public Effect effect() {
        return Effect.AT_LEAST_ONCE;
    }

    @Override
    public void on(Actor actor, ReceivedEvent event) {
        lock.lock();
        try {
            events.add(event);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int size() {
        lock.lock();
        try {
            return events.size();
        } finally {
            lock.unlock();
        }
    }

    private static EventPosition position(int count) {
        return new EventPosition(Integer.toString(count));
    }

    private static int count(EventPosition position) {
        return Integer.parseInt(position.text());
    }

    @Override
    public EventPosition begin(Actor actor) {
        return position(size());
    }

    @Override
    public boolean knows(Actor actor, EventPosition position) {
        return count(position) <= size();
    }

    @Override
    public Slice read(Actor actor, EventPosition from, Set<String> types, int most) {
        lock.lock();
        try {
            var told = new ArrayList<Told>();
            int at = count(from);
            while (at < events.size() && told.size() < most) {
                ReceivedEvent event = events.get(at++);
                if (event.tenant().equals(actor.tenant())
                        && (types.isEmpty() || types.contains(event.kind().type()))) {
                    told.add(new Told(event, position(at)));
                }
            }
            return new Slice(told, position(at), at < events.size());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public EventWatch watch(Actor actor) {
        return new Waiting(actor.tenant());
    }

    /** Waits on the lock of all. */
    private final class Waiting implements EventWatch {

        private final TenantId tenant;
        private int seen;
        private boolean woken;

        private Waiting(TenantId tenant) {
            this.tenant = tenant;
        }

        @Override
        public void look() {
            seen = size();
        }

        private boolean isNews() {
            return events.subList(seen, events.size()).stream()
                    .anyMatch(event -> event.tenant().equals(tenant));
        }

        @Override
        public Waited await(EventPosition at, Duration patience) {
            lock.lock();
            try {
                long left = patience.toNanos();
                while (!isNews() && !woken && left > 0) {
                    left = changed.awaitNanos(left);
                }
                woken = false;
                boolean news = isNews();
                return new Waited(news, news ? at : position(events.size()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return new Waited(false, at);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void wake() {
            lock.lock();
            try {
                woken = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            // Nobody knows of it.
        }
    }
}
