package dev.sextant.investigation.domain.metrics;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One thing that a metric does in its window. Values are in the unit of the metric. */
public sealed interface SeriesFinding {

    /** What it is in one plain sentence with numbers and times in UTC, without a full stop. */
    default String sentence(MetricKey key) {
        return new SeriesWords(key).sentence(this);
    }

    /**
     * The metric stepped from one level to another and did not come back at once.
     *
     * @param from level before
     * @param to level after
     * @param onset when it stepped
     * @param z height of the step in standard deviations of the noise around the levels; above 0 for a rise
     * @param relative height as a share of the level before; none when that is 0
     */
    record LevelShift(double from, double to, Onset onset, double z, Option<Double> relative) implements SeriesFinding {

        /** Whether the metric rose. */
        public boolean rises() {
            return to > from;
        }
    }

    /**
     * The metric rose or fell evenly (Theil–Sen slope) and surely (Mann–Kendall).
     *
     * @param slopePerHour units an hour
     * @param from value at the begin
     * @param to value at the end
     * @param begin first point of it
     * @param end last point of it
     * @param onset when it began; none when it was under way at the first point
     * @param z Mann–Kendall statistic in standard deviations; above 0 for a rise
     */
    record Trend(double slopePerHour, double from, double to, Instant begin, Instant end, Option<Onset> onset, double z)
            implements SeriesFinding {

        /** Whether the metric rose. */
        public boolean rises() {
            return slopePerHour > 0;
        }
    }

    /**
     * The metric left its level for a few points and came back.
     *
     * @param peak the value farthest away
     * @param usual level around it
     * @param begin first point away
     * @param end last point away; the same as the first when there is one
     * @param onset when it left
     * @param z distance in standard deviations of the noise; above 0 for a rise
     */
    record Spike(double peak, double usual, Instant begin, Instant end, Onset onset, double z)
            implements SeriesFinding {}

    /**
     * The metric came near the most that it can reach. Shares are of the points of the window.
     *
     * @param limit the most
     * @param above90 share at or above 90 % of it, 0 to 1
     * @param above95 share at or above 95 % of it, 0 to 1
     * @param above100 share at or above all of it, 0 to 1
     * @param first first point at or above 90 % of it
     * @param peak largest value
     */
    record Saturation(double limit, double above90, double above95, double above100, Instant first, double peak)
            implements SeriesFinding {}

    /**
     * The metric reached zero or its limit and stayed there, or will reach it soon if it goes on as it does at the end of the window: within four times as long as it has done so.
     *
     * @param bound what is reached, 0 or the limit
     * @param level value at the end of the window
     * @param at when it was reached or would be
     * @param reached whether it was reached in the window
     */
    record Exhaustion(double bound, double level, Instant at, boolean reached) implements SeriesFinding {}

    /**
     * The metric had departed from its baseline and was back at the end of the window.
     *
     * @param level level after
     * @param at when it came back
     */
    record Recovery(double level, Onset at) implements SeriesFinding {}

    /**
     * Values are missing: neighbouring points are more than two and a half times as far apart as usual, or the window reaches so far beyond its points.
     *
     * @param gaps where, the longest first, at most ten
     * @param missing how many points are missing in all
     * @param share how many of the points that should be there that is, 0 to 1
     */
    record MissingData(List<Gap> gaps, int missing, double share) implements SeriesFinding {

        /** Copies the gaps. */
        public MissingData {
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * A stretch without values.
     *
     * @param from last point before, or begin of the window
     * @param to first point after, or end of the window
     */
    record Gap(Instant from, Instant to) {

        /** How long it is. */
        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /**
     * All values are the same.
     *
     * @param value the value
     */
    record Flat(double value) implements SeriesFinding {}

    /**
     * The metric swings within a wide band and settles nowhere.
     *
     * @param low lower end: a tenth of the values are below
     * @param high upper end: a tenth of the values are above
     * @param period from one swing to the next; none when they come at no equal distances
     */
    record Oscillation(double low, double high, Option<Duration> period) implements SeriesFinding {}

    /**
     * The metric did nothing but vary as much as it usually does.
     *
     * @param level median
     * @param low a twentieth of the values are below
     * @param high a twentieth of the values are above
     */
    record Steady(double level, double low, double high) implements SeriesFinding {}

    /**
     * The window shows nothing from before the trouble, so that it does not tell whether the level is usual. That is no sign of health.
     *
     * @param level level from the first point on
     * @param since first point
     */
    record NoBaseline(double level, Instant since) implements SeriesFinding {}

    /**
     * There are too few points to tell a change from noise.
     *
     * @param first first value
     * @param last last value
     * @param points how many there are, 1 to 4
     */
    record TooFewPoints(double first, double last, int points) implements SeriesFinding {}
}
