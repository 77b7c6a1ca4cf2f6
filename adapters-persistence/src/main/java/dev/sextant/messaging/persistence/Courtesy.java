package dev.sextant.messaging.persistence;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keeps those that work off a backlog from being felt by subscribers that are up to date. While the former have events, all lanes of this node that are far behind together work an eighth of the time that its processors have, and pause for the
 * rest. What reactions take is not counted: one that waits for somebody slow costs nobody anything, and is not slowed down. Nobody pauses for lanes of the own subscriber. Safe for many threads.
 */
final class Courtesy {

    /** So long after their last event it is expected that others have one more. */
    private static final Duration EXPECTED = Duration.ofSeconds(5);

    /** Whoever is behind still goes on: however many there are, each pauses no longer than this at a time. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    private static final int PROCESSORS_PER_LANE_AT_WORK = 8;

    private final LongSupplier clock;
    private final int processors;
    /** When each subscriber last had events and was up to date after them. */
    private final Map<Integer, Long> upToDate = new ConcurrentHashMap<>();

    /** When the work so far will have taken no more than its share of time. */
    private long balanced;

    /**
     * For one node.
     *
     * @param clock in nanoseconds, only ever forward
     * @param processors how many there are, from 1
     */
    Courtesy(LongSupplier clock, int processors) {
        this.clock = clock;
        this.processors = processors;
        this.balanced = clock.getAsLong();
    }

    /** A subscriber had events and has no more for now. */
    void upToDate(Subscriber subscriber) {
        upToDate.put(subscriber.id(), clock.getAsLong());
    }

    /** Whether others than this subscriber had events lately and are up to date. */
    boolean isOwedBy(Subscriber subscriber) {
        long now = clock.getAsLong();
        return upToDate.entrySet().stream()
                .anyMatch(other -> other.getKey() != subscriber.id() && now - other.getValue() < EXPECTED.toNanos());
    }

    /**
     * How long a lane pauses that works off a backlog.
     *
     * @param work how long it worked just now, without its reactions
     */
    Duration pause(Subscriber subscriber, Duration work) {
        return isOwedBy(subscriber) ? pauseAfter(work.toNanos()) : Duration.ZERO;
    }

    private synchronized Duration pauseAfter(long work) {
        long now = clock.getAsLong();
        long due = Math.max(balanced, now - work) + work * PROCESSORS_PER_LANE_AT_WORK / processors;
        balanced = Math.min(due, now + LONGEST.toNanos());
        return Duration.ofNanos(Math.max(balanced - now, 0));
    }
}
