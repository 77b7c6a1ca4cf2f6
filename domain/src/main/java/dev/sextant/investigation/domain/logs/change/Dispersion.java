package dev.sextant.investigation.domain.logs.change;

/**
 * How much more a series varies than independent records would: the largest ratio of variance to mean over several time scales
 * (Fano factor curve: Lowen and Teich, Fractal-Based Point Processes, 2005, section 3.4). The fine scales see clumps, the
 * coarse ones slow wandering.
 */
final class Dispersion {

    private Dispersion() {}

    /**
     * The dispersion around constant rates between bounds, at least 1.
     *
     * @param counts records per cell
     * @param exposure what each cell could have seen
     * @param bounds where the stretches of constant rate begin, and the number of cells at the end
     */
    static double around(int[] counts, Exposure exposure, int[] bounds) {
        double[] expected = new double[counts.length];
        for (int k = 0; k + 1 < bounds.length; k++) {
            double sum = 0;
            for (int i = bounds[k]; i < bounds[k + 1]; i++) {
                sum += counts[i];
            }
            double rate = sum / Math.max(1e-12, exposure.between(bounds[k], bounds[k + 1]));
            for (int i = bounds[k]; i < bounds[k + 1]; i++) {
                expected[i] = rate * exposure.cell(i);
            }
        }
        return around(counts, expected, bounds.length - 1);
    }

    /**
     * The dispersion around expected counts, at least 1.
     *
     * @param counts records per cell
     * @param expected expected records per cell
     * @param parameters how many numbers were fitted to the counts
     */
    static double around(int[] counts, double[] expected, int parameters) {
        double most = 1;
        for (int scale = 1; counts.length / scale >= 4 * parameters; scale *= 2) {
            most = Math.max(most, atScale(counts, expected, parameters, scale));
        }
        return most;
    }

    private static double atScale(int[] counts, double[] expected, int parameters, int scale) {
        double sum = 0;
        int blocks = 0;
        for (int start = 0; start + scale <= counts.length; start += scale) {
            double observed = 0;
            double mean = 0;
            for (int i = start; i < start + scale; i++) {
                observed += counts[i];
                mean += expected[i];
            }
            if (mean > 0) {
                sum += (observed - mean) * (observed - mean) / mean;
                blocks++;
            }
        }
        // Stretches in which nothing is expected took no parameter, so this is on the careful side.
        int degrees = blocks - parameters;
        // The largest of several noisy estimates is too large even for independent records: take off what is noise.
        return degrees > 0 ? sum / degrees / (1 + 1.5 * Math.sqrt(2.0 / degrees)) : 1;
    }
}
