package dev.sextant.messaging.persistence;

import java.util.UUID;

/**
 * Where an event stands in the one order in which all are read. It agrees with the order of versions within each aggregate: see {@code position} in the migration that introduced it.
 *
 * @param position first
 * @param version the version that the aggregate had after the change, second
 * @param sequence its place among the events of one version, third
 * @param event its id, last
 */
record EventPlace(long position, long version, int sequence, UUID event) {

    private static final UUID LOWEST = new UUID(0, 0);

    /** Before every event of a position. */
    static EventPlace before(long position) {
        return new EventPlace(position, Long.MIN_VALUE, Integer.MIN_VALUE, LOWEST);
    }
}
