package dev.sextant.investigation.domain.evidence;

import io.vavr.control.Option;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Measured numbers as a source gives them: in any order, with gaps, nothing judged.
 *
 * @param name what is measured, as the source calls it, such as {@code CPUUtilization}
 * @param labels what tells this series from others of the same name
 * @param unit as the source calls it; none when it does not say
 * @param statistic how a point sums up its interval, such as {@code Average} or {@code p99}; none when it does not say
 * @param times of the points, in milliseconds since 1970
 * @param values of the points, as many; NaN where a value is missing
 */
@SuppressWarnings(
        "ArrayRecordComponent") // Read once into an analysis and never compared; a list of boxed numbers would take
// five times the memory.
public record Samples(
        String name,
        SortedMap<String, String> labels,
        Option<String> unit,
        Option<String> statistic,
        long[] times,
        double[] values) {

    /** Copies everything; refuses unequal lengths. */
    public Samples {
        if (times.length != values.length) {
            throw new IllegalArgumentException(times.length + " times and " + values.length + " values");
        }
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        times = times.clone();
        values = values.clone();
    }

    @Override
    public long[] times() {
        return times.clone();
    }

    @Override
    public double[] values() {
        return values.clone();
    }
}
