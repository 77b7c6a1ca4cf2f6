package dev.sextant.investigation.domain.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Values that leave their neighbours for a moment and come back: the Hampel filter (Hampel, J. Am. Stat. Assoc. 69, 1974; Pearson, IEEE Trans. Control Syst. Technol. 10, 2002, section III), the median of a
 * moving window and a multiple of the noise from value to value. The window becomes narrower towards the ends and stays symmetric, so the first and the last value never count: nothing shows yet that
 * they pass.
 */
final class Outliers {

    /** Most values that a passing departure has, where the series is long enough; in a short one, a fifth of it. */
    static final int WIDEST = 5;

    /** Standard deviations that a value must be away from its neighbours. */
    private static final double FAR = 6;

    /** A larger share than this does not pass: it is how the series is. */
    private static final double MOST = 0.1;

    private static final int PASSES = 3;

    private final double[] cleaned;
    private final List<Run> runs;
    private final List<Run> habits;

    private Outliers(double[] cleaned, List<Run> runs, List<Run> habits) {
        this.cleaned = cleaned;
        this.runs = List.copyOf(runs);
        this.habits = List.copyOf(habits);
    }

    /**
     * Neighbouring values that depart.
     *
     * @param from first one
     * @param to the one after the last
     * @param peak which of them is farthest away
     * @param usual what the neighbours are
     * @param z its distance in standard deviations of the noise
     */
    record Run(int from, int to, int peak, double usual, double z) {}

    /** How many values a passing departure may have in a series of a length. */
    static int widest(int size) {
        return Math.clamp(size / 5, 1, WIDEST);
    }

    static Outliers of(double[] values, Grain grain) {
        double sigma = Math.max(Robust.stepSigma(values), grain.forSpikes());
        double[] cleaned = values.clone();
        for (int pass = 0; pass < PASSES; pass++) {
            if (!clean(cleaned, sigma)) {
                break;
            }
        }
        int replaced = 0;
        for (int i = 0; i < values.length; i++) {
            if (cleaned[i] != values[i]) {
                replaced++;
            }
        }
        if (replaced > Math.max(widest(values.length), MOST * values.length)) {
            return new Outliers(values.clone(), List.of(), runs(values, cleaned, sigma));
        }
        List<Run> runs = runs(values, cleaned, sigma);
        return new Outliers(cleaned, runs, runs);
    }

    private static boolean clean(double[] values, double sigma) {
        int half = widest(values.length);
        double[] before = values.clone();
        double[] window = new double[2 * half + 1];
        boolean found = false;
        for (int i = 1; i + 1 < values.length; i++) {
            int reach = Math.min(half, Math.min(i, values.length - 1 - i));
            double center = neighbours(before, i, reach, window);
            if (Math.abs(before[i] - center) > FAR * sigma) {
                values[i] = center;
                found = true;
            }
        }
        return found;
    }

    /** The median of a point and those around it; insertion sort, since they are few. */
    private static double neighbours(double[] values, int at, int reach, double[] window) {
        if (reach == 1) {
            return Robust.middle(values[at - 1], values[at], values[at + 1]);
        }
        for (int i = 0; i <= 2 * reach; i++) {
            double value = values[at - reach + i];
            int j = i;
            while (j > 0 && window[j - 1] > value) {
                window[j] = window[j - 1];
                j--;
            }
            window[j] = value;
        }
        return window[reach];
    }

    private static List<Run> runs(double[] values, double[] cleaned, double sigma) {
        List<Run> runs = new ArrayList<>();
        int i = 0;
        while (i < values.length) {
            if (cleaned[i] == values[i]) {
                i++;
                continue;
            }
            int from = i;
            int peak = i;
            while (i < values.length && cleaned[i] != values[i]) {
                if (Math.abs(values[i] - cleaned[i]) > Math.abs(values[peak] - cleaned[peak])) {
                    peak = i;
                }
                i++;
            }
            runs.add(new Run(from, i, peak, cleaned[peak], (values[peak] - cleaned[peak]) / sigma));
        }
        return runs;
    }

    /** The values with each departure replaced by its neighbours. */
    double[] cleaned() {
        return cleaned.clone();
    }

    /** The departures, in the order of time. */
    List<Run> runs() {
        return runs;
    }

    /** The same, also where they are so many that they are how the series is. */
    List<Run> habits() {
        return habits;
    }
}
