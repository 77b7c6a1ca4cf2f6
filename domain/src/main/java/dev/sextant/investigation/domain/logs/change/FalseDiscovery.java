package dev.sextant.investigation.domain.logs.change;

import java.util.Arrays;

/**
 * Which of many tests stand when the share of false ones among them is to stay below a rate: the step-up procedure of Benjamini and
 * Hochberg (J. R. Stat. Soc. B 57, 1995, section 3.1).
 */
final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * The logarithm of the largest probability that stands; {@link Double#NEGATIVE_INFINITY} when none does.
     *
     * @param logPs logarithms of the probabilities that are small enough to be considered
     * @param tests how many tests were made, those with probabilities near 1 included
     * @param rate the share of false discoveries that is accepted
     */
    static double threshold(double[] logPs, int tests, double rate) {
        double[] sorted = logPs.clone();
        Arrays.sort(sorted);
        for (int i = sorted.length; i >= 1; i--) {
            if (sorted[i - 1] <= Math.log(rate * i / Math.max(tests, 1))) {
                return sorted[i - 1];
            }
        }
        return Double.NEGATIVE_INFINITY;
    }
}
