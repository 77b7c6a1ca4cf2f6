package dev.sextant.investigation.domain.metrics;

/**
 * How finely a series is written, and the least noise that it is taken to have for that: a series that is constant but for one tick does not depart by infinitely many standard deviations. All of it scales
 * with the values.
 *
 * @param tick smallest difference of two different values; 0 when all are the same
 * @param level size of the usual value, its sign left out
 * @param seldom whether the value changes so seldom that it is a state, as a number of replicas is, rather than something measured
 */
record Grain(double tick, double level, boolean seldom) {

    /** Noise below this share of the level matters to nobody. */
    private static final double LEAST = 0.001;

    /** A state that lasts matters from this share of the level on, one that passes from the other. */
    private static final double LASTING = 0.02;

    private static final double PASSING = 0.15;

    static Grain of(double[] values) {
        return of(values, Robust.sorted(values));
    }

    /**
     * The grain of a series.
     *
     * @param values the values in the order of time
     * @param sorted the same in ascending order
     */
    static Grain of(double[] values, double[] sorted) {
        double level = Math.max(1e-300, Math.abs(Robust.quantile(sorted, 0.5)));
        double tick = 0;
        // Differences that rounding of the source's arithmetic can explain are none.
        double rounding = 1e-12 * Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
        for (int i = 1; i < sorted.length; i++) {
            double difference = sorted[i] - sorted[i - 1];
            if (difference > rounding && (tick == 0 || difference < tick)) {
                tick = difference;
            }
        }
        int changes = 0;
        for (int i = 1; i < values.length; i++) {
            if (Math.abs(values[i] - values[i - 1]) > rounding) {
                changes++;
            }
        }
        return new Grain(tick, level, changes <= Math.max(2, values.length / 4));
    }

    /** Least standard deviation when levels that last are compared. */
    double forLevels() {
        return floor(LASTING);
    }

    /** Least standard deviation when a value that passes is compared with its neighbours. */
    double forSpikes() {
        return floor(PASSING);
    }

    private double floor(double matters) {
        double ofTick = seldom && tick >= matters * level ? tick / 10 : tick / 2;
        return Math.max(1e-300, Math.max(ofTick, LEAST * level));
    }
}
