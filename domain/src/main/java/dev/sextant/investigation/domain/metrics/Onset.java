package dev.sextant.investigation.domain.metrics;

import java.time.Instant;

/**
 * When something began, as nearly as the points show it: after the earliest time and no later than the latest.
 *
 * @param earliest the last point that is surely before, or the begin of what is known
 * @param latest the first point that is surely after
 */
public record Onset(Instant earliest, Instant latest) {

    /** Refuses an interval that ends before it begins. */
    public Onset {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("an onset ends before it begins: " + earliest + " to " + latest);
        }
    }

    /** Whether this began before the other in any case. */
    public boolean isSurelyBefore(Onset other) {
        return !latest.isAfter(other.earliest);
    }
}
