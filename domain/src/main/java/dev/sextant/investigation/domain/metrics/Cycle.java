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
        double[] correlation = new double[most + 2];
        for (int lag = 1; lag <= most + 1; lag++) {
            correlation[lag] = correlation(clipped, lag);
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

    private static double correlation(double[] values, int lag) {
        int pairs = values.length - lag;
        double meanEarly = 0;
        double meanLate = 0;
        for (int i = 0; i < pairs; i++) {
            meanEarly += values[i] / pairs;
            meanLate += values[i + lag] / pairs;
        }
        double both = 0;
        double early = 0;
        double late = 0;
        for (int i = 0; i < pairs; i++) {
            double a = values[i] - meanEarly;
            double b = values[i + lag] - meanLate;
            both += a * b;
            early += a * a;
            late += b * b;
        }
        return early <= 0 || late <= 0 ? 0 : both / Math.sqrt(early * late);
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
