package dev.sextant.investigation.domain.logs.change;

import java.util.Arrays;

/**
 * The waves of a day, which are no change. Where the log covers two days or more, each cell is expected to see what the same
 * time of the other days saw; where it covers at least half a day, a smooth wave is compared with the abrupt stretches.
 */
final class Rhythm {

    private static final long DAY = 86_400_000;

    /** Sine and cosine of one and of two waves over the log, and the mean. */
    private static final int PARAMETERS = 5;

    private static final int ITERATIONS = 25;

    /** A wave rises to at most this many times its mean; what is more peaked is a burst. */
    private static final double HIGHEST_WAVE = 5;

    /** Records that each time of day should have seen on a usual day, and how many times of day there must be to see a wave. */
    private static final int RECORDS_PER_TIME = 8;

    private static final int FEWEST_TIMES = 3;

    private final Grid grid;

    Rhythm(Grid grid) {
        this.grid = grid;
    }

    /** Whether the log is long enough for a part of a daily wave to be seen in it. */
    boolean mayWave() {
        return grid.axis() == Axis.TIME && grid.end() - grid.start() >= DAY / 2;
    }

    /** Whether the log is long enough to compare days with each other. */
    boolean showsDays() {
        return grid.axis() == Axis.TIME && grid.end() - grid.start() >= 2 * DAY && grid.width() <= DAY / 8;
    }

    /**
     * What each cell is expected to see from the same time of the other days: the median over the days, the lower one of two, so
     * that a change on one day does not hide itself. Times of day are as wide as it takes to see some records in each.
     *
     * @param counts records per cell
     * @param exposure what each cell could have seen before the rhythm is considered
     */
    Exposure daily(int[] counts, Exposure exposure) {
        int day = (int) (DAY / grid.width());
        double sum = Arrays.stream(counts).sum();
        double mean = sum / Math.max(1e-9, exposure.total());
        int times = (int) Math.min(day, sum * day / counts.length / RECORDS_PER_TIME);
        if (times < FEWEST_TIMES) {
            return exposure;
        }
        double[] medians = new double[times];
        for (int time = 0; time < times; time++) {
            medians[time] = medianOverDays(counts, exposure, time, times, mean);
        }
        double[] factors = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            // A tenth of the mean keeps a time that is usually quiet from making a single record there a sensation.
            factors[i] = 0.1 * mean + 0.9 * medians[i % day * times / day];
        }
        return exposure.times(factors);
    }

    private double medianOverDays(int[] counts, Exposure exposure, int time, int times, double mean) {
        int day = (int) (DAY / grid.width());
        double[] rates = new double[counts.length / day + 1];
        int n = 0;
        for (int start = 0; start < counts.length; start += day) {
            double records = 0;
            double seen = 0;
            for (int i = start; i < Math.min(counts.length, start + day); i++) {
                if ((i - start) * times / day == time) {
                    records += counts[i];
                    seen += exposure.cell(i);
                }
            }
            if (seen >= 0.5 * day / times) {
                rates[n++] = records / seen;
            }
        }
        Arrays.sort(rates, 0, n);
        return n == 0 ? mean : rates[(n - 1) / 2];
    }

    /**
     * How much better a smooth wave explains the counts than a constant rate: the likelihood-ratio statistic of a Poisson regression
     * on two harmonics with logarithmic link, fitted by Newton's method (McCullagh and Nelder, Generalized Linear Models, 1989,
     * section 2.5). 0 when the wave is too peaked to be a rhythm.
     */
    static double smoothStatistic(int[] counts, Exposure exposure) {
        double[][] waves = waves(counts.length);
        double[] weights = new double[PARAMETERS];
        double sum = Arrays.stream(counts).sum();
        weights[0] = Math.log(Math.max(1e-9, sum / exposure.total()));
        double constant = logLikelihood(counts, exposure, waves, weights);
        double best = constant;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] step = newtonStep(counts, exposure, waves, weights);
            double scale = 1;
            double reached = Double.NEGATIVE_INFINITY;
            double[] moved = weights;
            while (scale > 1e-3 && reached < best) {
                moved = plus(weights, step, scale);
                reached = logLikelihood(counts, exposure, waves, moved);
                scale /= 2;
            }
            if (reached <= best + 1e-6) {
                break;
            }
            best = reached;
            weights = moved;
        }
        double highest = 0;
        for (double[] wave : waves) {
            highest = Math.max(highest, Math.exp(Math.min(50, dot(wave, weights))));
        }
        boolean peaked = highest > HIGHEST_WAVE * sum / exposure.total();
        return peaked ? 0 : Math.max(0, 2 * (best - constant));
    }

    private static double[][] waves(int size) {
        double[][] waves = new double[size][PARAMETERS];
        for (int i = 0; i < size; i++) {
            double angle = 2 * Math.PI * (i + 0.5) / size;
            waves[i] = new double[] {1, Math.sin(angle), Math.cos(angle), Math.sin(2 * angle), Math.cos(2 * angle)};
        }
        return waves;
    }

    private static double logLikelihood(int[] counts, Exposure exposure, double[][] waves, double[] weights) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (exposure.cell(i) > 0) {
                double eta = dot(waves[i], weights);
                sum += counts[i] * eta - exposure.cell(i) * Math.exp(Math.min(50, eta));
            }
        }
        return sum;
    }

    private static double[] newtonStep(int[] counts, Exposure exposure, double[][] waves, double[] weights) {
        double[][] system = new double[PARAMETERS][PARAMETERS + 1];
        for (int i = 0; i < counts.length; i++) {
            double mean = exposure.cell(i) * Math.exp(Math.min(50, dot(waves[i], weights)));
            for (int r = 0; r < PARAMETERS; r++) {
                for (int c = 0; c < PARAMETERS; c++) {
                    system[r][c] += mean * waves[i][r] * waves[i][c];
                }
                system[r][PARAMETERS] += (exposure.cell(i) > 0 ? counts[i] - mean : 0) * waves[i][r];
            }
        }
        for (int r = 0; r < PARAMETERS; r++) {
            system[r][r] += 1e-9 * (1 + system[r][r]);
        }
        return solve(system);
    }

    /** Gaussian elimination; the matrix is positive definite, so no pivot is searched for. */
    private static double[] solve(double[][] system) {
        int n = system.length;
        for (int p = 0; p < n; p++) {
            for (int r = p + 1; r < n; r++) {
                double factor = system[r][p] / system[p][p];
                for (int c = p; c <= n; c++) {
                    system[r][c] -= factor * system[p][c];
                }
            }
        }
        double[] solution = new double[n];
        for (int r = n - 1; r >= 0; r--) {
            double value = system[r][n];
            for (int c = r + 1; c < n; c++) {
                value -= system[r][c] * solution[c];
            }
            solution[r] = value / system[r][r];
        }
        return solution;
    }

    private static double[] plus(double[] weights, double[] step, double scale) {
        double[] sum = weights.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += scale * step[i];
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
