package dev.sextant.investigation.domain.logs.change;

import java.util.Arrays;

/**
 * The part of the axis that the analysis looks at: all of it but a few records whose times lie absurdly far from all
 * others, such as those a device writes before it knows the time.
 *
 * @param from first bucket of the timeline
 * @param to last bucket of the timeline
 * @param strays records outside
 */
record Span(long from, long to, long strays) {

    /** The part of the records on each side that does not say how long the log is. */
    private static final double OUTER = 0.005;

    /** Records on a side are strays when the gap to them is this many times longer than the log without both sides. */
    private static final long FAR = 4;

    /** A bucket weighs no more than this many of the usual ones: a log that says nearly all in one instant is as long as its other records make it. */
    private static final long CROWDED = 10;

    /** A log is held to be at least this many buckets long. */
    private static final long SHORTEST = 100;

    /**
     * The span of a timeline with at least one record.
     *
     * @param buckets occupied buckets in ascending order
     * @param counts records in each
     */
    static Span of(long[] buckets, long[] counts) {
        long[] weights = weights(counts);
        long few = (long) (OUTER * Arrays.stream(weights).sum());
        int low = 0;
        long before = weights[0];
        while (before <= few) {
            before += weights[++low];
        }
        int high = buckets.length - 1;
        long after = weights[high];
        while (after <= few) {
            after += weights[--high];
        }
        long far = FAR * Math.max(SHORTEST, buckets[high] - buckets[low]);
        while (low > 0 && buckets[low] - buckets[low - 1] <= far) {
            low--;
        }
        while (high + 1 < buckets.length && buckets[high + 1] - buckets[high] <= far) {
            high++;
        }
        long inside = Arrays.stream(counts, low, high + 1).sum();
        return new Span(buckets[low], buckets[high], Arrays.stream(counts).sum() - inside);
    }

    private static long[] weights(long[] counts) {
        long[] sorted = counts.clone();
        Arrays.sort(sorted);
        long most = CROWDED * sorted[sorted.length / 2];
        return Arrays.stream(counts).map(count -> Math.min(count, most)).toArray();
    }

    boolean contains(long bucket) {
        return bucket >= from && bucket <= to;
    }
}
