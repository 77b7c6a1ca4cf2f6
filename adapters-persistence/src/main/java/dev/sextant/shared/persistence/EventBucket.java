package dev.sextant.shared.persistence;

import java.util.UUID;

/** Which of 64 buckets an aggregate's events belong to: the sixteen bytes of its id, folded by exclusive or. The migration that introduced buckets computes the same in SQL; it can never change. */
public final class EventBucket {

    private static final int HIGHEST = 63;

    private EventBucket() {}

    /** The bucket of an aggregate, 0 to 63. */
    public static short of(UUID aggregate) {
        long fold = aggregate.getMostSignificantBits() ^ aggregate.getLeastSignificantBits();
        fold ^= fold >>> 32;
        fold ^= fold >>> 16;
        fold ^= fold >>> 8;
        return (short) (fold & HIGHEST);
    }
}
