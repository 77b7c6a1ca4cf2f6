package dev.sextant.messaging.persistence;

import java.time.Duration;

/**
 * How events are delivered.
 *
 * @param lanes in how many lanes a new subscriber reads: a power of two from 1 to 64; one that is enrolled keeps its own
 * @param parallel how many lanes of this node work at the same time, from 1: of all transactional subscribers together, since each holds a connection of the application's pool, and of each other
 *     subscriber by itself
 * @param atOnce how many aggregates of one lane an at-least-once reaction is called for at the same time, from 1
 * @param look how many events a lane looks at in one go for each lane that the subscriber has, from 1
 * @param lease how long a lane stays with a node that shows no sign of life
 * @param polling how often a node looks whether there is something new, when nobody says so
 * @param linger how far apart the beginnings of two rounds of a lane are at least while events come one by one, so that those that come close together share a round; zero for none. What comes
 *     after a silence is delivered at once
 */
public record RelaySettings(
        int lanes, int parallel, int atOnce, int look, Duration lease, Duration polling, Duration linger) {

    private static final int MOST_LANES = 64;

    /** Refuses what cannot be. */
    public RelaySettings {
        if (lanes < 1 || lanes > MOST_LANES || Integer.bitCount(lanes) != 1) {
            throw new IllegalArgumentException("lanes must be a power of two from 1 to 64: " + lanes);
        }
        if (parallel < 1 || atOnce < 1 || look < 1) {
            throw new IllegalArgumentException(
                    "parallel, atOnce and look must be at least 1: " + parallel + ", " + atOnce + ", " + look);
        }
        if (lease.isNegative() || lease.isZero() || polling.isNegative() || polling.isZero()) {
            throw new IllegalArgumentException("lease and polling must be longer than zero: " + lease + ", " + polling);
        }
        if (linger.isNegative()) {
            throw new IllegalArgumentException("linger must not be negative: " + linger);
        }
    }

    /** Four lanes, four of them at work, sixteen aggregates at once, 500 events in one go, a lease of 10 s, a look every half second, 10 ms between rounds. */
    public static RelaySettings standard() {
        return new RelaySettings(4, 4, 16, 500, Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofMillis(10));
    }

    /** With another lease. */
    public RelaySettings withLease(Duration other) {
        return new RelaySettings(lanes, parallel, atOnce, look, other, polling, linger);
    }

    /** With another number of lanes. */
    public RelaySettings withLanes(int other) {
        return new RelaySettings(other, parallel, atOnce, look, lease, polling, linger);
    }
}
