package dev.sextant.investigation.domain.logs.change;

/** Tails of distributions, as natural logarithms so that overwhelming evidence does not underflow to zero. */
final class Probability {

    private static final double[] LANCZOS = {
        76.18009172947146,
        -86.50532032941678,
        24.01409824083091,
        -1.231739572450155,
        0.1208650973866179e-2,
        -0.5395239384953e-5
    };

    private Probability() {}

    /**
     * Logarithm of the upper tail of the chi-square distribution: continued fraction for the incomplete gamma function beyond
     * the mean, series before it (Press et al., Numerical Recipes, 2nd ed. 1992, section 6.2).
     *
     * @param x the value, at least 0
     * @param degrees degrees of freedom, at least 1
     */
    static double logChiSquareTail(double x, int degrees) {
        double a = degrees / 2.0;
        double half = x / 2;
        if (half <= 0) {
            return 0;
        }
        double front = a * Math.log(half) - half - logGamma(a);
        if (half < a + 1) {
            return Math.log1p(-Math.min(1 - 1e-16, Math.exp(front) * gammaSeries(a, half)));
        }
        return Math.min(0, front + Math.log(gammaFraction(a, half)));
    }

    private static double gammaSeries(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < 500 && Math.abs(term) > 1e-15 * Math.abs(sum); n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    private static double gammaFraction(double a, double x) {
        double tiny = 1e-300;
        double b = x + 1 - a;
        double c = 1 / tiny;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < 500; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / nonZero(an * d + b, tiny);
            c = nonZero(b + an / c, tiny);
            double delta = d * c;
            h *= delta;
            if (Math.abs(delta - 1) < 1e-14) {
                break;
            }
        }
        return h;
    }

    private static double nonZero(double value, double tiny) {
        return Math.abs(value) < tiny ? tiny : value;
    }

    /** Logarithm of the gamma function for positive x (Lanczos 1964). */
    static double logGamma(double x) {
        double y = x;
        double shifted = x + 5.5;
        shifted -= (x + 0.5) * Math.log(shifted);
        double series = 1.000000000190015;
        for (double coefficient : LANCZOS) {
            series += coefficient / ++y;
        }
        return -shifted + Math.log(2.5066282746310007 * series / x);
    }

    /** Logarithm of the number of ways to choose k of n. */
    static double logChoose(int n, int k) {
        return logGamma(n + 1.0) - logGamma(k + 1.0) - logGamma(n - k + 1.0);
    }

    /** s × ln(s / e), the part of a Poisson log-likelihood that a rate of s per e contributes; 0 for s = 0. */
    static double gain(double s, double e) {
        return s <= 0 || e <= 0 ? 0 : s * Math.log(s / e);
    }

    /**
     * Likelihood-ratio statistic for two Poisson counts with one rate against two rates; chi-square with one degree of freedom
     * when the rate is one (Wilks 1938).
     */
    static double twoRates(double s1, double e1, double s2, double e2) {
        return Math.max(0, 2 * (gain(s1, e1) + gain(s2, e2) - gain(s1 + s2, e1 + e2)));
    }
}
