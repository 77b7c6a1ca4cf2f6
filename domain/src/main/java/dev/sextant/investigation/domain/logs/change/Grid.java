package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.Severity;
import java.util.Arrays;

/**
 * The cells in which changes are looked for: equal widths that a person would choose and that hold whole buckets of the
 * timeline and whole steps of the log's clock. Within them the buckets stay available for finding exact times.
 */
final class Grid {

    /** Most cells; finer ones only cost time, since the exact onset is looked for in the timeline's buckets. */
    static final int MOST_CELLS = 320;

    private static final long[] TIME_WIDTHS = {
        100,
        200,
        500,
        1_000,
        2_000,
        5_000,
        10_000,
        15_000,
        20_000,
        30_000,
        60_000,
        120_000,
        180_000,
        240_000,
        300_000,
        360_000,
        600_000,
        720_000,
        900_000,
        1_200_000,
        1_800_000,
        3_600_000,
        7_200_000,
        10_800_000,
        14_400_000,
        21_600_000,
        28_800_000,
        43_200_000,
        86_400_000
    };

    private final Axis axis;
    private final Timeline timeline;
    private final Span span;
    private final long width;
    private final long firstCell;
    private final int cells;
    private final long start;
    private final long end;

    private Grid(Axis axis, Timeline timeline, Span span, long width, long start, long end) {
        this.axis = axis;
        this.timeline = timeline;
        this.span = span;
        this.width = width;
        this.start = start;
        this.end = end;
        this.firstCell = Math.floorDiv(start, width);
        this.cells = (int) (Math.floorDiv(end - 1, width) - firstCell + 1);
    }

    /** The grid of a history with at least one record on its axis. */
    static Grid of(LogHistory history) {
        Axis axis = history.axis();
        Timeline timeline = history.timeline(axis);
        long[] buckets = timeline.occupiedBuckets();
        Span span = Span.of(buckets, totals(timeline, buckets));
        long start = Math.max(span.from() * timeline.width(), earliest(history, axis, span.from() * timeline.width()));
        long end = Math.min(
                (span.to() + 1) * timeline.width(), latest(history, axis, (span.to() + 1) * timeline.width()) + 1);
        long width = chooseWidth(axis, timeline.width(), history.resolution(axis), end - start);
        return new Grid(axis, timeline, span, width, start, end);
    }

    private static long[] totals(Timeline timeline, long[] buckets) {
        long[] totals = new long[buckets.length];
        for (int s = 0; s < LogHistory.TEMPLATES_FROM; s++) {
            timeline.visit(s, (bucket, count, place) -> totals[Arrays.binarySearch(buckets, bucket)] += count);
        }
        return totals;
    }

    private static long earliest(LogHistory history, Axis axis, long from) {
        long earliest = Long.MAX_VALUE;
        for (int t = 0; t < history.templates(); t++) {
            for (Activity activity : history.activity(t)) {
                long first = activity.first(axis);
                earliest = first >= from ? Math.min(earliest, first) : earliest;
            }
        }
        return earliest == Long.MAX_VALUE ? from : earliest;
    }

    private static long latest(LogHistory history, Axis axis, long before) {
        long latest = Long.MIN_VALUE;
        for (int t = 0; t < history.templates(); t++) {
            for (Activity activity : history.activity(t)) {
                long last = activity.last(axis);
                latest = last < before ? Math.max(latest, last) : latest;
            }
        }
        return latest == Long.MIN_VALUE ? before - 1 : latest;
    }

    private static long chooseWidth(Axis axis, long bucket, long resolution, long length) {
        if (axis == Axis.TIME) {
            for (long width : TIME_WIDTHS) {
                if (width % bucket == 0 && width % resolution == 0 && length / width < MOST_CELLS) {
                    return width;
                }
            }
        }
        long width = axis == Axis.TIME ? Math.max(bucket, TIME_WIDTHS[TIME_WIDTHS.length - 1]) : bucket;
        long step = width;
        while (length / width >= MOST_CELLS) {
            width += step;
        }
        return width;
    }

    Axis axis() {
        return axis;
    }

    int cells() {
        return cells;
    }

    /** Width of a cell in the unit of the axis. */
    long width() {
        return width;
    }

    /** The axis at the first record. */
    long start() {
        return start;
    }

    /** The axis just after the last record. */
    long end() {
        return end;
    }

    Span span() {
        return span;
    }

    /** Where a cell begins; the first one begins with the log. */
    long startOf(int cell) {
        return Math.max(start, Math.min(end, (firstCell + cell) * width));
    }

    /** The cell that holds a point of the axis, bounded to the grid. */
    int cellAt(long at) {
        return (int) Math.max(0, Math.min(cells - 1L, Math.floorDiv(at, width) - firstCell));
    }

    /** Each cell as far as it lies between two points of the axis. */
    double[] coverage(long from, long to) {
        double[] coverage = new double[cells];
        for (int i = 0; i < cells; i++) {
            long low = Math.max(from, startOf(i));
            long high = Math.min(to, startOf(i + 1));
            coverage[i] = Math.max(0, high - low) / (double) width;
        }
        return coverage;
    }

    /** Records of one series per cell. */
    int[] counts(int series) {
        int[] counts = new int[cells];
        timeline.visit(series, (bucket, count, place) -> {
            if (span.contains(bucket)) {
                counts[cellAt(bucket * timeline.width())] += count;
            }
        });
        return counts;
    }

    /** Records of all severities for which the table says so, per cell. */
    int[] counts(SeverityFilter filter) {
        int[] sum = new int[cells];
        for (Severity severity : Severity.values()) {
            if (filter.takes(severity)) {
                int[] counts = counts(severity.rank());
                for (int i = 0; i < cells; i++) {
                    sum[i] += counts[i];
                }
            }
        }
        return sum;
    }

    /** Which severities are counted together. */
    interface SeverityFilter {
        /** Whether records of this severity are counted. */
        boolean takes(Severity severity);
    }

    /** The buckets of some series between two points of the axis, in ascending order. */
    Buckets buckets(int[] series, long from, long to) {
        return Buckets.of(timeline, series, Math.max(from, start), Math.min(to, end));
    }
}
