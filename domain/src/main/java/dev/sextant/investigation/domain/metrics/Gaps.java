package dev.sextant.investigation.domain.metrics;

import dev.sextant.investigation.domain.metrics.SeriesFinding.Gap;
import dev.sextant.investigation.domain.metrics.SeriesFinding.MissingData;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where values are missing, measured by the usual distance of neighbouring points. */
final class Gaps {

    /** Usual distances from which a distance is a gap. */
    private static final double WIDE = 2.5;

    private static final int MOST = 10;

    private static final int FEWEST_POINTS = 3;

    private final long step;
    private final List<Gap> gaps = new ArrayList<>();
    private long missing;

    private Gaps(long step) {
        this.step = step;
    }

    static Option<MissingData> in(MetricSeries series) {
        long step = series.step();
        int last = series.size() - 1;
        if (series.size() < FEWEST_POINTS || step == 0) {
            return Option.none();
        }
        Gaps found = new Gaps(step);
        found.add(series.from(), series.instant(0), 0);
        for (int i = 0; i < last; i++) {
            found.add(series.instant(i), series.instant(i + 1), 1);
        }
        found.add(series.instant(last), series.to(), 0);
        return found.told(series.size());
    }

    /**
     * Looks at the time between two points.
     *
     * @param ends how many of its ends beyond the first one have a point
     */
    private void add(Instant from, Instant to, int ends) {
        double steps = (to.toEpochMilli() - from.toEpochMilli()) / (double) step;
        if (steps > WIDE) {
            gaps.add(new Gap(from, to));
            missing += Math.round(steps) - ends;
        }
    }

    private Option<MissingData> told(int points) {
        if (gaps.isEmpty()) {
            return Option.none();
        }
        gaps.sort(Comparator.comparing(Gap::length).reversed().thenComparing(Gap::from));
        return Option.some(new MissingData(
                gaps.subList(0, Math.min(MOST, gaps.size())),
                (int) Math.min(Integer.MAX_VALUE, missing),
                missing / (double) (missing + points)));
    }
}
