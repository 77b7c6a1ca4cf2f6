package dev.sextant.investigation.domain.metrics;

import java.util.Arrays;

/** Statistics of order, which a few wild values cannot move. All but sorting take time in proportion to the number of values. */
final class Robust {

    /** A median absolute deviation times this estimates the standard deviation of normal noise (Hampel, J. Am. Stat. Assoc. 69, 1974). */
    static final double OF_MEDIAN_DEVIATION = 1.4826;

    /** A mean absolute deviation times this does, too: the root of half of π. */
    static final double OF_MEAN_DEVIATION = 1.2533;

    /** Rounds of partitioning after which an unlucky selection is finished by sorting. */
    private static final int ROUNDS = 60;

    private Robust() {}

    static double median(double[] values) {
        return median(values, 0, values.length);
    }

    /** The median of the values [from, to), at least one; the mean of the two in the middle of an even number. */
    static double median(double[] values, int from, int to) {
        double[] scratch = Arrays.copyOfRange(values, from, to);
        int upper = scratch.length / 2;
        double high = select(scratch, upper);
        if (scratch.length % 2 == 1) {
            return high;
        }
        double low = scratch[0];
        for (int i = 1; i < upper; i++) {
            low = Math.max(low, scratch[i]);
        }
        return (low + high) / 2;
    }

    /** The values in ascending order. */
    static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * The value below which a share of all lies, between neighbours in proportion (definition 7 of Hyndman and Fan, The American Statistician 50, 1996).
     *
     * @param sorted values in ascending order, at least one
     * @param share 0 to 1
     */
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** Standard deviation that normal noise around a centre would have, from the median distance to it. */
    static double sigma(double[] values, int from, int to, double center) {
        double[] distances = new double[to - from];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(values[from + i] - center);
        }
        return OF_MEDIAN_DEVIATION * median(distances);
    }

    /** Standard deviation of the noise from one value to the next, whatever the values do in the long run (von Neumann, Ann. Math. Stat. 12, 1941, with a median). */
    static double stepSigma(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double[] steps = new double[values.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(values[i + 1] - values[i]);
        }
        return OF_MEDIAN_DEVIATION * median(steps) / Math.sqrt(2);
    }

    /** The median of three values. */
    static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /** The value that stands at an index when all are sorted; all before it are no greater afterwards (Hoare, Comm. ACM 4, 1961). */
    private static double select(double[] values, int index) {
        int low = 0;
        int high = values.length - 1;
        for (int round = 0; low < high; round++) {
            if (round == ROUNDS) {
                Arrays.sort(values, low, high + 1);
                break;
            }
            double pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (index <= j) {
                high = j;
            } else if (index >= i) {
                low = i;
            } else {
                break;
            }
        }
        return values[index];
    }
}
