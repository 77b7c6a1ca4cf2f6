package dev.sextant.investigation.domain.logs.change;

import java.util.Arrays;

/**
 * Splits a series of counts into the stretches of constant rate that explain it best. For each number of stretches the best
 * split is found exactly by dynamic programming over Poisson likelihoods (segment neighbourhood search: Auger and Lawrence,
 * Bull. Math. Biol. 51, 1989); which number is best is decided by a penalised gain, after dividing by the dispersion that remains
 * around the split (quasi-likelihood: Wedderburn, Biometrika 61, 1974), so that counts that come in clumps or in a fixed
 * period need far more to be split than independent ones.
 */
final class Segmentation {

    /** Most stretches: three bursts and what lies around them. */
    private static final int MOST = 7;

    private static final int TABLE = 1 << 14;

    private static final double[] S_LOG_S = new double[TABLE];

    static {
        for (int s = 1; s < TABLE; s++) {
            S_LOG_S[s] = s * Math.log(s);
        }
    }

    private final int[] upTo;
    private final Exposure exposure;
    private final int size;
    private final double[][] best = new double[MOST + 1][];
    private final int[][] from = new int[MOST + 1][];

    private Segmentation(int[] counts, Exposure exposure) {
        this.exposure = exposure;
        this.size = counts.length;
        this.upTo = new int[size + 1];
        for (int i = 0; i < size; i++) {
            upTo[i + 1] = upTo[i] + counts[i];
        }
    }

    /**
     * The best split of a series.
     *
     * @param bounds cells where the stretches begin, and the number of cells at the end
     * @param statistic likelihood-ratio statistic against one constant rate
     * @param dispersion variance over mean that remains around the stretches, at least 1
     * @param logP logarithm of the probability of such a statistic without any change, corrected for the choice of the bounds
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Fit(int[] bounds, double statistic, double dispersion, double logP) {
        int stretches() {
            return bounds.length - 1;
        }
    }

    /**
     * Splits the counts.
     *
     * @param counts records per cell
     * @param exposure what each cell could have seen
     * @return the split; one stretch when nothing speaks for a change
     */
    static Fit of(int[] counts, Exposure exposure) {
        Segmentation search = new Segmentation(counts, exposure);
        search.first();
        Fit chosen = new Fit(new int[] {0, search.size}, 0, 1, 0);
        double chosenScore = 0;
        // One more rate, and one more bound that was chosen among the cells. Whether the split stands is decided by its
        // probability.
        double penalty = 2 * Math.log(search.size) + 4;
        for (int k = 2; k <= Math.min(MOST, search.size); k++) {
            search.extend(k);
            double statistic = 2 * (search.best[k][search.size] - search.best[1][search.size]);
            if (k == 3 && statistic < penalty && chosenScore <= 0) {
                break; // not even with independent counts
            }
            int[] bounds = search.bounds(k);
            double dispersion = Dispersion.around(counts, exposure, bounds);
            double score = statistic / dispersion - penalty * (k - 1);
            if (score > chosenScore) {
                chosenScore = score;
                double choices = Probability.logChoose(search.size, k - 1);
                double tail = Probability.logChiSquareTail(statistic / dispersion, k - 1);
                chosen = new Fit(bounds, statistic, dispersion, Math.min(0, choices + tail));
            }
        }
        return chosen;
    }

    private void first() {
        best[1] = new double[size + 1];
        from[1] = new int[size + 1];
        for (int j = 1; j <= size; j++) {
            best[1][j] = gain(0, j);
        }
    }

    private void extend(int k) {
        double[] previous = best[k - 1];
        double[] current = new double[size + 1];
        int[] origin = new int[size + 1];
        Arrays.fill(current, Double.NEGATIVE_INFINITY);
        for (int j = k; j <= size; j++) {
            double most = Double.NEGATIVE_INFINITY;
            int at = k - 1;
            for (int i = k - 1; i < j; i++) {
                double value = previous[i] + gain(i, j);
                if (value > most) {
                    most = value;
                    at = i;
                }
            }
            current[j] = most;
            origin[j] = at;
        }
        best[k] = current;
        from[k] = origin;
    }

    private int[] bounds(int k) {
        int[] bounds = new int[k + 1];
        bounds[k] = size;
        for (int level = k; level > 1; level--) {
            bounds[level - 1] = from[level][bounds[level]];
        }
        return bounds;
    }

    private double gain(int i, int j) {
        int s = upTo[j] - upTo[i];
        if (s == 0) {
            return 0;
        }
        double sLogS = s < TABLE ? S_LOG_S[s] : s * Math.log(s);
        return sLogS - s * exposure.logBetween(i, j);
    }
}
