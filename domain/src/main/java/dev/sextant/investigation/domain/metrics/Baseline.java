package dev.sextant.investigation.domain.metrics;

/**
 * What is usual for a series, against which its window is seen.
 *
 * @param level the median, in the unit of the series
 * @param sigma the standard deviation of normal noise with the same median distance from it, in the unit of the series
 * @param points how many points it comes from, at least 1
 * @param source where they come from
 */
public record Baseline(double level, double sigma, int points, Source source) {

    /** Points below which a baseline is a hint rather than a measure. */
    private static final int FEW = 3;

    /** Where the points of a baseline come from. */
    public enum Source {
        /** From the window, before the time at which the trouble was seen. */
        BEFORE_ONSET,
        /** From another window of the same metric. */
        HISTORY,
        /** From the first third of the window, or what of it lies before its first step. */
        FIRST_THIRD
    }

    /** Refuses a baseline of nothing. */
    public Baseline {
        if (points < 1 || !(sigma >= 0)) {
            throw new IllegalArgumentException("a baseline has points and a spread: " + points + ", " + sigma);
        }
    }

    static Baseline of(double[] values, int from, int to, Source source) {
        double level = Robust.median(values, from, to);
        return new Baseline(level, Robust.sigma(values, from, to, level), to - from, source);
    }

    /** Whether it comes from one or two points only. */
    public boolean isThin() {
        return points < FEW;
    }
}
