package dev.sextant.investigation.domain.metrics;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.Arrays;

/**
 * The values of one metric in one window, in the order of time: times in milliseconds since 1970 that rise strictly, values that are finite numbers in the unit of the key. A point whose value is no number
 * is missing: it is not among the points, but the window still reaches over its time. Sixteen bytes a point; nothing can change it.
 */
public final class MetricSeries {

    private final MetricKey key;
    private final long[] times;
    private final double[] values;
    private final long from;
    private final long to;

    private MetricSeries(MetricKey key, long[] times, double[] values, long from, long to) {
        this.key = key;
        this.times = times;
        this.values = values;
        this.from = from;
        this.to = to;
    }

    /**
     * Takes the points of a series. Points of one time with one value are one point; NaN and infinite values are missing.
     *
     * @param key which metric
     * @param times milliseconds since 1970, in ascending order
     * @param values one value for each time
     * @return the series, or why these points are none
     */
    public static Either<SeriesRefusal, MetricSeries> of(MetricKey key, long[] times, double[] values) {
        if (key.name().isBlank()) {
            return Either.left(new SeriesRefusal.Unnamed());
        }
        if (times.length != values.length) {
            return Either.left(new SeriesRefusal.UnequalLengths(times.length, values.length));
        }
        long[] keptTimes = new long[times.length];
        double[] keptValues = new double[times.length];
        int kept = 0;
        for (int i = 0; i < times.length; i++) {
            if (i > 0 && times[i] < times[i - 1]) {
                return Either.left(new SeriesRefusal.Unsorted(i, Instant.ofEpochMilli(times[i])));
            }
            if (!Double.isFinite(values[i])) {
                continue;
            }
            if (kept == 0 || keptTimes[kept - 1] < times[i]) {
                keptTimes[kept] = times[i];
                keptValues[kept] = values[i] + 0.0; // no negative zero
                kept++;
            } else if (keptValues[kept - 1] != values[i]) {
                return Either.left(new SeriesRefusal.Contradicting(
                        Instant.ofEpochMilli(times[i]), keptValues[kept - 1], values[i]));
            }
        }
        if (kept == 0) {
            return Either.left(new SeriesRefusal.NoValues());
        }
        return Either.right(new MetricSeries(
                key,
                Arrays.copyOf(keptTimes, kept),
                Arrays.copyOf(keptValues, kept),
                times[0],
                times[times.length - 1]));
    }

    /**
     * The same points as the answer to a question about a window: what lies in the window and has no point is missing. A window that is narrower than the points is widened to them.
     *
     * @param first begin of the window
     * @param last end of the window
     */
    public MetricSeries askedFor(Instant first, Instant last) {
        return new MetricSeries(
                key, times, values, Math.min(from, first.toEpochMilli()), Math.max(to, last.toEpochMilli()));
    }

    /** Which metric. */
    public MetricKey key() {
        return key;
    }

    /** How many points have a value, at least 1. */
    public int size() {
        return times.length;
    }

    /** When a point was measured, in milliseconds since 1970. */
    public long time(int point) {
        return times[point];
    }

    /** When a point was measured. */
    public Instant instant(int point) {
        return Instant.ofEpochMilli(times[point]);
    }

    /** What was measured, in the unit of the key. */
    public double value(int point) {
        return values[point];
    }

    /** Begin of the window: the first time given, whether or not it has a value, or what was asked for. */
    public Instant from() {
        return Instant.ofEpochMilli(from);
    }

    /** End of the window. */
    public Instant to() {
        return Instant.ofEpochMilli(to);
    }

    /** How many points lie before a time. */
    int countBefore(long millis) {
        int at = Arrays.binarySearch(times, millis);
        return at >= 0 ? at : -at - 1;
    }

    /** A copy of the values. */
    double[] values() {
        return values.clone();
    }

    /** Hours since the first point. */
    double[] hours() {
        double[] hours = new double[times.length];
        for (int i = 0; i < hours.length; i++) {
            hours[i] = (times[i] - times[0]) / 3_600_000.0;
        }
        return hours;
    }

    /** The usual distance of neighbouring points in milliseconds: the median; 0 for a single point. */
    long step() {
        if (times.length < 2) {
            return 0;
        }
        double[] steps = new double[times.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = times[i + 1] - times[i];
        }
        return Math.round(Robust.median(steps));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricSeries that
                && key.equals(that.key)
                && from == that.from
                && to == that.to
                && Arrays.equals(times, that.times)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * key.hashCode() + Arrays.hashCode(times)) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return key + ": " + times.length + " points from " + from() + " to " + to();
    }
}
