package dev.sextant.investigation.domain.measures;

import java.util.Arrays;

/** How values are spread, small enough to be kept for many thousand series: every thirty-second part of them, for the whole window and for its last quarter. */
final class Distribution {

    private static final int PARTS = 32;

    private final float[] all;
    private final float[] end;
    private final double first;
    private final double last;
    private final double least;
    private final double most;

    /** The spread of these values, at least one, in the order of time. */
    Distribution(double[] values) {
        all = parts(values);
        end = parts(Arrays.copyOfRange(
                values, Math.min(values.length - 1, values.length - values.length / 4), values.length));
        first = values[0];
        last = values[values.length - 1];
        least = Arrays.stream(values).min().orElse(first);
        most = Arrays.stream(values).max().orElse(last);
    }

    private static float[] parts(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        var parts = new float[PARTS + 1];
        for (int i = 0; i <= PARTS; i++) {
            parts[i] = (float) sorted[(int) Math.round((sorted.length - 1) * (double) i / PARTS)];
        }
        return parts;
    }

    double first() {
        return first;
    }

    double last() {
        return last;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    double median() {
        return all[PARTS / 2];
    }

    /** The median of the last quarter. */
    double medianAtEnd() {
        return end[PARTS / 2];
    }

    /** The share of values at or above a level, 0 to 1. */
    double shareFrom(double level) {
        int below = 0;
        while (below <= PARTS && all[below] < level) {
            below++;
        }
        return 1 - (double) below / (PARTS + 1);
    }

    /** The share of values at or below a level, 0 to 1. */
    double shareTo(double level) {
        int upTo = 0;
        while (upTo <= PARTS && all[upTo] <= level) {
            upTo++;
        }
        return (double) upTo / (PARTS + 1);
    }
}
