package dev.sextant.benchmarks.events;

import java.time.Duration;

/**
 * What is appended and handled.
 *
 * @param aggregates how many
 * @param versions how many events each of them has
 * @param producers how many threads append; each has aggregates of its own
 * @param together how many events share a transaction
 * @param perSecond how many events are appended in a second at most; 0 for as many as possible
 * @param handler how long the reaction takes for each event
 */
record Workload(int aggregates, int versions, int producers, int together, int perSecond, Duration handler) {

    /** As the contents of an event, in bytes of JSON. */
    static final int PAYLOAD = 300;

    /** A thousand aggregates, four producers, an event in each transaction, a reaction that does nothing. */
    static Workload standard(int versions) {
        return new Workload(1_000, versions, 4, 1, 0, Duration.ZERO);
    }

    /** All events of one aggregate, a thousand in each transaction. */
    static Workload hot(int events) {
        return new Workload(1, events, 1, 1_000, 0, Duration.ZERO);
    }

    /** With a reaction that takes so long. */
    Workload taking(Duration time) {
        return new Workload(aggregates, versions, producers, together, perSecond, time);
    }

    /** With so many events in each transaction, of different aggregates. */
    Workload together(int events) {
        return new Workload(aggregates, versions, producers, events, perSecond, handler);
    }

    /** Appended at this pace. */
    Workload at(int events) {
        return new Workload(aggregates, versions, producers, together, events, handler);
    }

    int events() {
        return aggregates * versions;
    }
}
