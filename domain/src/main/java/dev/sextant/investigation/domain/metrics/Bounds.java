package dev.sextant.investigation.domain.metrics;

import dev.sextant.investigation.domain.metrics.SeriesFinding.Exhaustion;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Saturation;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Trend;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.IntPredicate;

/** How near a metric comes to the most that it can reach, and to nothing. */
final class Bounds {

    /** A trend is drawn on for at most so many times its own length. */
    private static final double DRAWN_ON = 4;

    /** Share of the limit from which it counts as reached, and of the usual level below which nothing is left. */
    private static final double FULL = 0.995;

    private static final double EMPTY = 0.01;

    /** Points at the end that must agree that a bound is reached: of a series that departed, and of one of which that is not sure. */
    private static final int AGREED = 2;

    private static final int AGREED_ALONE = 3;

    private final MetricSeries series;

    Bounds(MetricSeries series) {
        this.series = series;
    }

    /** How long the metric is near its limit: told from a fifth of the points of a short series or three of a long one, or when it is reached. */
    Option<Saturation> saturation(Limit limit) {
        int size = series.size();
        int[] above = new int[3];
        int first = size;
        double peak = series.value(0);
        for (int i = 0; i < size; i++) {
            double share = series.value(i) / limit.value();
            peak = Math.max(peak, series.value(i));
            above[0] += share >= 0.9 ? 1 : 0;
            above[1] += share >= 0.95 ? 1 : 0;
            above[2] += share >= 1 ? 1 : 0;
            first = share >= 0.9 ? Math.min(first, i) : first;
        }
        if (above[0] == 0 || (above[2] == 0 && above[0] < Math.min(3, size / 5))) {
            return Option.none();
        }
        double all = size;
        return Option.some(new Saturation(
                limit.value(), above[0] / all, above[1] / all, above[2] / all, series.instant(first), peak));
    }

    /**
     * Whether the metric has reached a bound at the end of the window, or will soon.
     *
     * @param limit the most that it can reach
     * @param usual its level before it departed, above 0 for the lower bound to matter
     * @param departed whether it surely departed
     * @param last trend that goes on to the last point
     */
    Option<Exhaustion> exhaustion(Option<Limit> limit, double usual, boolean departed, Option<Trend> last) {
        int agreed = departed ? AGREED : AGREED_ALONE;
        return reachedZero(usual, agreed)
                .orElse(() -> limit.flatMap(most -> reachedLimit(most, agreed)))
                .orElse(() -> last.flatMap(
                        trend -> trend.rises() ? limit.flatMap(most -> ahead(trend, most.value())) : ahead(trend, 0)));
    }

    private Option<Exhaustion> reachedZero(double usual, int agreed) {
        double empty = EMPTY * usual;
        return usual > 0 && isNowhereNegative()
                ? since(agreed, i -> series.value(i) <= empty).map(from -> reached(0, from))
                : Option.none();
    }

    private Option<Exhaustion> reachedLimit(Limit limit, int agreed) {
        double full = FULL * limit.value();
        return since(agreed, i -> series.value(i) >= full).map(from -> reached(limit.value(), from));
    }

    /** From which point on something holds that held for none before, when as many points agree as must. */
    private Option<Integer> since(int agreed, IntPredicate holds) {
        int from = series.size();
        while (from > 0 && holds.test(from - 1)) {
            from--;
        }
        boolean agree = from > 0 && series.size() - from >= agreed;
        for (int i = 0; agree && i < from; i++) {
            agree = !holds.test(i);
        }
        return agree ? Option.some(from) : Option.none();
    }

    private boolean isNowhereNegative() {
        for (int i = 0; i < series.size(); i++) {
            if (series.value(i) < 0) {
                return false;
            }
        }
        return true;
    }

    private Exhaustion reached(double bound, int from) {
        return new Exhaustion(bound, series.value(series.size() - 1), series.instant(from), true);
    }

    private Option<Exhaustion> ahead(Trend trend, double bound) {
        double left = (bound - trend.to()) / trend.slopePerHour();
        double length = (trend.end().toEpochMilli() - trend.begin().toEpochMilli()) / 3_600_000.0;
        boolean inside = bound == 0 ? trend.to() > 0 && isNowhereNegative() : trend.to() < bound;
        if (!inside || left > DRAWN_ON * length) {
            return Option.none();
        }
        Instant at = trend.end().plusMillis(Math.round(left * 3_600_000));
        return Option.some(new Exhaustion(bound, trend.to(), at, false));
    }
}
