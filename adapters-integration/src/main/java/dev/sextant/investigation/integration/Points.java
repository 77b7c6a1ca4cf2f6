package dev.sextant.investigation.integration;

import java.util.Arrays;

/** Points of a series that grow one by one; sixteen bytes each. */
final class Points {

    private static final int FIRST = 16;

    private long[] times = new long[FIRST];
    private double[] values = new double[FIRST];
    private int size;

    /** Adds a point; NaN where the value is missing. */
    void add(long time, double value) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size + size / 2);
            values = Arrays.copyOf(values, times.length);
        }
        times[size] = time;
        values[size] = value;
        size++;
    }

    int size() {
        return size;
    }

    long[] times() {
        return Arrays.copyOf(times, size);
    }

    double[] values() {
        return Arrays.copyOf(values, size);
    }
}
