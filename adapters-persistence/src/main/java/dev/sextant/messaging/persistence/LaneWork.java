package dev.sextant.messaging.persistence;

import dev.sextant.messaging.persistence.ParkedKeys.Parked;
import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.persistence.ConnectionWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * The work of one lane, by one thread at a time: retries what is due, reads on, has delivered what it found, and moves the lane.
 *
 * <p>An event that cannot be handled parks its aggregate and nothing else. Events that may have taken whole processes with them, and those at which the database gave up again and again, are parked before they are tried: then
 * every try is counted, and counted before it begins.
 */
final class LaneWork {

    /** A node may die of anything; one that dies at the same place again and again died of what is there. */
    private static final int SUSPICIOUS_LOSSES = 3;

    private static final int SUSPICIOUS_OUTAGES = 5;
    private static final int RETRIES_AT_ONCE = 50;
    private static final long IDLE_MOVE_NANOS = 1_000_000_000L;
    /** What part of a look a small one is. */
    private static final int SMALL = 4;

    private final Lane lane;
    private final RelayTools tools;
    private final LaneFence fence;
    private final Deliveries deliveries;
    private final ParkedRetry retry;
    private final BooleanSupplier mayGoOn;
    /** Aggregates that wait; only this lane parks them and lets them go. */
    private final Set<LaneEvent.Key> waiting = ConcurrentHashMap.newKeySet();

    private LaneProgress progress;
    private LaneProgress moved;
    private long movedAt;
    private int outages;
    private boolean careful;

    LaneWork(Lane lane, RelayTools tools, LaneFence fence, BooleanSupplier mayGoOn) {
        this.lane = lane;
        this.tools = tools;
        this.fence = fence;
        this.mayGoOn = mayGoOn;
        this.deliveries = new Deliveries(lane, tools, fence);
        this.retry = new ParkedRetry(lane, tools, fence);
        this.progress = lane.progress();
        this.moved = lane.progress();
        this.movedAt = System.nanoTime() - IDLE_MOVE_NANOS;
        this.careful = lane.losses() >= SUSPICIOUS_LOSSES;
        waiting.addAll(tools.parked().of(lane));
    }

    /**
     * What came of a round.
     *
     * @param more whether another one has work at once
     * @param found whether there were events
     * @param work how long it took to read and deliver them, without the reactions
     */
    record Round(boolean more, boolean found, Duration work) {}

    /**
     * One round.
     *
     * @param small whether it is to be soon over
     * @throws LaneLost when the lane is in other hands
     * @throws Unavailable when the database cannot answer now; nothing is lost
     */
    Round round(boolean small) {
        try {
            boolean retried = retryDue();
            long begun = System.nanoTime();
            LaneReader.Found found = readOn(small ? SMALL : 1);
            outages = 0;
            Duration work = Duration.ofNanos(System.nanoTime() - begun).minus(deliveries.reacted());
            return new Round(retried || found.more(), !found.events().isEmpty(), work);
        } catch (Unavailable | StorageFull away) {
            outages++;
            // Whoever never gives up waits for whatever is away; to set events aside one by one would help nobody.
            careful |= outages >= SUSPICIOUS_OUTAGES
                    && lane.subscriber().reaction().retry().givesUp();
            throw away;
        }
    }

    private boolean retryDue() {
        if (waiting.isEmpty()) {
            return false;
        }
        List<Parked> due = tools.parked().due(lane, RETRIES_AT_ONCE);
        for (Parked parked : due) {
            if (!mayGoOn.getAsBoolean()) {
                return false;
            }
            if (retry.tryOn(parked, progress, mayGoOn)) {
                waiting.remove(parked.event().key());
            }
        }
        return due.size() == RETRIES_AT_ONCE;
    }

    private LaneReader.Found readOn(int part) {
        int most = Math.max(1, tools.settings().look() * lane.lanes() / part);
        LaneReader.Found found =
                ConnectionWork.read(tools.worker(), connection -> LaneReader.read(connection, lane, progress, most));
        List<LaneEvent> due = found.events().stream()
                .filter(event -> !waiting.contains(event.key()))
                .toList();
        if (due.isEmpty()) {
            moveIdle(found.next());
        } else {
            deliver(due, found.next());
        }
        progress = found.next();
        return found;
    }

    private void deliver(List<LaneEvent> due, LaneProgress next) {
        if (careful) {
            firstOfEach(due).forEach(this::parkUntried);
            moveAlone(next);
            careful = false;
            return;
        }
        deliveries.deliver(due, next, waiting);
        moved(next);
    }

    private static List<LaneEvent> firstOfEach(List<LaneEvent> events) {
        Map<LaneEvent.Key, LaneEvent> firsts = new LinkedHashMap<>();
        events.forEach(event -> firsts.putIfAbsent(event.key(), event));
        return new ArrayList<>(firsts.values());
    }

    private void parkUntried(LaneEvent event) {
        deliveries.park(event, 0, new Suspect());
        waiting.add(event.key());
    }

    /** Where nothing was wanted, the lane is moved now and then: whoever reads the same again finds again that nothing is wanted. */
    private void moveIdle(LaneProgress next) {
        if (!next.equals(moved) && System.nanoTime() - movedAt >= IDLE_MOVE_NANOS) {
            moveAlone(next);
        }
    }

    private void moveAlone(LaneProgress next) {
        fence.moveAlone(tools.worker(), next);
        moved(next);
    }

    private void moved(LaneProgress next) {
        moved = next;
        movedAt = System.nanoTime();
    }

    /** Says why an event waits that was never tried on its own. */
    private static final class Suspect extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        Suspect() {
            super(
                    "Programs or transactions ended at this place again and again; it is tried by itself.",
                    null,
                    false,
                    false);
        }
    }
}
