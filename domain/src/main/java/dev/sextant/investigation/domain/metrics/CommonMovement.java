package dev.sextant.investigation.domain.metrics;

import dev.sextant.investigation.domain.metrics.LeadLag.CannotBeTold;
import dev.sextant.investigation.domain.metrics.LeadLag.Leads;
import dev.sextant.investigation.domain.metrics.LeadLag.Reason;
import java.time.Duration;

/**
 * How two series move together: the correlation of their changes from point to point at several delays (Box, Jenkins, Reinsel, Time Series Analysis, 3rd ed. 1994, section 11.1), with changes beyond three standard deviations
 * counted as three. All delays whose correlation is not clearly less than the highest are possible.
 */
final class CommonMovement {

    private static final int FEWEST = 20;

    private static final int MOST = 4_096;

    private static final int LONGEST_DELAY = 60;

    /** The least correlation, and the least in standard errors of one that is zero. */
    private static final double HIGH = 0.5;

    private static final double SURE = 4;

    private final long step;
    private final double[] a;
    private final double[] b;

    private CommonMovement(long step, double[] a, double[] b) {
        this.step = step;
        this.a = a;
        this.b = b;
    }

    static LeadLag between(MetricSeries a, MetricSeries b) {
        long step = Math.max(a.step(), b.step());
        long from = Math.max(a.time(0), b.time(0));
        long to = Math.min(a.time(a.size() - 1), b.time(b.size() - 1));
        if (step == 0 || (to - from) / step < FEWEST) {
            return new CannotBeTold(a.key(), b.key(), Reason.TOO_FEW_POINTS);
        }
        int points = (int) Math.min(MOST, (to - from) / step + 1);
        CommonMovement movement =
                new CommonMovement(step, changes(a, from, step, points), changes(b, from, step, points));
        return movement.told(a.key(), b.key());
    }

    /** Changes from step to step, each value being the last one measured. */
    private static double[] changes(MetricSeries series, long from, long step, int points) {
        double[] changes = new double[points - 1];
        int at = series.countBefore(from + 1) - 1;
        double last = series.value(at);
        for (int i = 0; i < changes.length; i++) {
            long time = from + (i + 1) * step;
            while (at + 1 < series.size() && series.time(at + 1) <= time) {
                at++;
            }
            changes[i] = series.value(at) - last;
            last = series.value(at);
        }
        return clipped(changes);
    }

    private static double[] clipped(double[] changes) {
        double sigma = Robust.sigma(changes, 0, changes.length, 0);
        if (sigma == 0) {
            double sum = 0;
            for (double change : changes) {
                sum += Math.abs(change);
            }
            sigma = Robust.OF_MEAN_DEVIATION * sum / changes.length;
        }
        for (int i = 0; i < changes.length; i++) {
            changes[i] = Math.clamp(changes[i], -3 * sigma, 3 * sigma);
        }
        return changes;
    }

    private LeadLag told(MetricKey keyOfA, MetricKey keyOfB) {
        int most = Math.min(LONGEST_DELAY, a.length / 4);
        double[] correlation = new double[2 * most + 1];
        int best = 0;
        for (int i = 0; i < correlation.length; i++) {
            correlation[i] = correlation(i - most);
            if (Math.abs(correlation[i]) > Math.abs(correlation[best])) {
                best = i;
            }
        }
        double highest = Math.abs(correlation[best]);
        if (highest < Math.max(HIGH, SURE / Math.sqrt(a.length))) {
            return new CannotBeTold(keyOfA, keyOfB, Reason.NO_COMMON_MOVEMENT);
        }
        double least = highest - 2 * (1 - highest * highest) / Math.sqrt(a.length);
        int shortest = best;
        int longest = best;
        for (int i = 0; i < correlation.length; i++) {
            if (correlation[i] * Math.signum(correlation[best]) >= least) {
                shortest = Math.min(shortest, i);
                longest = Math.max(longest, i);
            }
        }
        return delayed(keyOfA, keyOfB, shortest - most, longest - most);
    }

    /** A change lies somewhere within a step, so that a delay is known to one step at best. */
    private LeadLag delayed(MetricKey keyOfA, MetricKey keyOfB, int shortest, int longest) {
        if (shortest >= 1) {
            return new Leads(keyOfA, keyOfB, steps(shortest - 1), steps(longest + 1));
        }
        return longest <= -1
                ? new Leads(keyOfB, keyOfA, steps(-longest - 1), steps(-shortest + 1))
                : new CannotBeTold(keyOfA, keyOfB, Reason.TOGETHER);
    }

    private Duration steps(int count) {
        return Duration.ofMillis(count * step);
    }

    /** Correlation of the changes of one series with those of the other a delay later; 0 when one does not change. */
    private double correlation(int delay) {
        int from = Math.max(0, -delay);
        int to = Math.min(a.length, b.length - delay);
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = from; i < to; i++) {
            both += a[i] * b[i + delay];
            ofA += a[i] * a[i];
            ofB += b[i + delay] * b[i + delay];
        }
        return ofA == 0 || ofB == 0 ? 0 : both / Math.sqrt(ofA * ofB);
    }
}
