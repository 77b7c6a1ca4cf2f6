package dev.sextant.investigation.domain.metrics;

import io.vavr.control.Option;

/**
 * A pattern that comes back at equal distances: a peak of the autocorrelation that is high, stands apart from what lies before it, and is seen at least three times (Box, Jenkins, Reinsel, Time Series Analysis,
 * 3rd ed. 1994, section 2.1). Values beyond three standard deviations count as three, so that no single one makes a pattern.
 *
 * @param length points from one repetition to the next, at least 2
 */
record Cycle(int length) {

    /** The longest pattern that is looked for, in points. */
    private static final int LONGEST = 128;

    private static final int REPETITIONS = 3;

    /** The least correlation, and how far it must rise above the lowest one at a shorter distance. */
    private static final double HIGH = 0.5;

    private static final double RISE = 0.4;

    /** The least correlation in standard errors of one that is zero. */
    private static final double SURE = 3.5;

    private static final int FEWEST = 9;

    static Option<Cycle> of(double[] values) {
        int size = values.length;
        double center = Robust.median(values);
        double sigma = Robust.sigma(values, 0, size, center);
        if (size < FEWEST || sigma == 0) {
            return Option.none();
        }
        double[] clipped = new double[size];
        for (int i = 0; i < size; i++) {
            clipped[i] = Math.clamp((values[i] - center) / sigma, -3, 3);
        }
        int most = Math.min(LONGEST, size / REPETITIONS);
        double[] sums = sums(clipped, false);
        double[] squares = sums(clipped, true);
        double[] correlation = new double[most + 2];
        for (int lag = 1; lag <= most + 1; lag++) {
            correlation[lag] = correlation(clipped, sums, squares, lag);
        }
        double lowest = correlation[1];
        for (int lag = 2; lag <= most; lag++) {
            boolean peak = correlation[lag] >= correlation[lag - 1] && correlation[lag] >= correlation[lag + 1];
            double least = Math.max(Math.max(HIGH, lowest + RISE), SURE / Math.sqrt(size));
            if (peak && correlation[lag] >= least) {
                return Option.some(new Cycle(lag));
            }
            lowest = Math.min(lowest, correlation[lag]);
        }
        return Option.none();
    }

    /** Sums of the values before each, and with squares of their squares. */
    private static double[] sums(double[] values, boolean squares) {
        double[] sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + (squares ? values[i] * values[i] : values[i]);
        }
        return sums;
    }

    private static double correlation(double[] values, double[] sums, double[] squares, int lag) {
        int size = values.length;
        int pairs = size - lag;
        double products = 0;
        for (int i = 0; i < pairs; i++) {
            products += values[i] * values[i + lag];
        }
        double sumEarly = sums[pairs];
        double sumLate = sums[size] - sums[lag];
        double early = squares[pairs] - sumEarly * sumEarly / pairs;
        double late = squares[size] - squares[lag] - sumLate * sumLate / pairs;
        double both = products - sumEarly * sumLate / pairs;
        // Of what is constant but for rounding, nothing correlates.
        return early <= 1e-9 * size || late <= 1e-9 * size ? 0 : both / Math.sqrt(early * late);
    }

    /** The values without the pattern: from each, the median of those at the same place of the pattern is taken, and the overall median added. */
    double[] removedFrom(double[] values) {
        double center = Robust.median(values);
        double[] rest = new double[values.length];
        for (int phase = 0; phase < length; phase++) {
            double[] same = new double[(values.length - phase + length - 1) / length];
            for (int i = 0; i < same.length; i++) {
                same[i] = values[phase + i * length];
            }
            double usual = Robust.median(same);
            for (int i = phase; i < values.length; i += length) {
                rest[i] = values[i] - usual + center;
            }
        }
        return rest;
    }
}
