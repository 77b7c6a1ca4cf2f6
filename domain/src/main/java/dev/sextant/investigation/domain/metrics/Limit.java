package dev.sextant.investigation.domain.metrics;

import io.vavr.control.Option;
import java.util.Locale;
import java.util.Set;

/**
 * The most that a metric can reach, such as 100 % of a processor or the size of a connection pool.
 *
 * @param value the maximum in the unit of the metric, finite and above 0
 */
public record Limit(double value) {

    private static final Set<String> PERCENT = Set.of("percent", "%", "pct");

    private static final Set<String> SHARE = Set.of("percentunit", "ratio", "share");

    /** Values above the maximum that a unit suggests, by more than rounding, show that it is none: 400 % of four processors. */
    private static final double ROUNDING = 1.05;

    /** Refuses what is no maximum. */
    public Limit {
        if (!Double.isFinite(value) || value <= 0) {
            throw new IllegalArgumentException("a limit is finite and above 0: " + value);
        }
    }

    /** The maximum that follows from the unit alone: 100 of a percentage, 1 of a share; none when the values go beyond it. */
    public static Option<Limit> known(MetricSeries series) {
        String unit = series.key().unit().getOrElse("").strip().toLowerCase(Locale.ROOT);
        if (PERCENT.contains(unit)) {
            return within(series, 100);
        }
        return SHARE.contains(unit) ? within(series, 1) : Option.none();
    }

    private static Option<Limit> within(MetricSeries series, double most) {
        for (int i = 0; i < series.size(); i++) {
            if (series.value(i) > ROUNDING * most) {
                return Option.none();
            }
        }
        return Option.some(new Limit(most));
    }
}
