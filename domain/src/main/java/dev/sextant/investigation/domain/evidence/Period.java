package dev.sextant.investigation.domain.evidence;

import java.time.Instant;

/**
 * When something was so.
 *
 * @param from the first moment that is known
 * @param to the last moment that is known, not before {@code from}
 */
public record Period(Instant from, Instant to) {

    /** Refuses an end before the beginning. */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("ends before it begins: " + from + " to " + to);
        }
    }

    /** One moment. */
    public static Period at(Instant moment) {
        return new Period(moment, moment);
    }

    /** From the earlier to the later of two moments. */
    public static Period between(Instant one, Instant other) {
        return other.isBefore(one) ? new Period(other, one) : new Period(one, other);
    }

    /** The period that holds both. */
    public Period and(Period other) {
        return new Period(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }
}
