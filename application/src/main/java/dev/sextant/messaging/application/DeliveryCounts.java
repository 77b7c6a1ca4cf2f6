package dev.sextant.messaging.application;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what came of deliveries on this node, since it started. Safe for many threads. */
public final class DeliveryCounts implements DeliveryObserver {

    private final Map<String, LongAdder> delivered = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

    /** Nothing was counted yet. */
    public DeliveryCounts() {}

    @Override
    public void delivered(String subscriber, int events) {
        of(delivered, subscriber).add(events);
    }

    @Override
    public void failed(String subscriber) {
        of(failures, subscriber).increment();
    }

    /** How many events a subscriber has handled. */
    public long delivered(String subscriber) {
        return of(delivered, subscriber).sum();
    }

    /** How many tries of a subscriber failed. */
    public long failures(String subscriber) {
        return of(failures, subscriber).sum();
    }

    private static LongAdder of(Map<String, LongAdder> counts, String subscriber) {
        return counts.computeIfAbsent(subscriber, first -> new LongAdder());
    }
}
