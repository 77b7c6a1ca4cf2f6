package dev.sextant.investigation.domain.logs.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each series could have seen when several files are analysed together. Files that follow each other in time and share
 * templates are one stream, as a log and its rotated predecessors are; other files stand for themselves. A template is
 * expected only while a stream in which it occurs is running, so that a file which begins later makes nothing look new.
 */
final class Streams {

    /** Share of the smaller file's templates that must occur in the other for the two to be one stream. */
    private static final double SHARED = 0.3;

    /** Share of the shorter file's time in which two files of one stream may overlap. */
    private static final double OVERLAP = 0.05;

    private final Grid grid;
    private final List<Stream> streams = new ArrayList<>();
    private final Map<Long, Exposure> known = new HashMap<>();

    /** Some files, their part of the axis and their number of records. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Stream(long sources, double[] coverage, long records) {}

    Streams(LogHistory history, Grid grid) {
        this.grid = grid;
        List<SourceSpan> spans = history.sources();
        int[] leader = new int[Math.min(64, spans.size())];
        for (int i = 0; i < leader.length; i++) {
            leader[i] = i;
            for (int j = 0; j < i; j++) {
                if (follow(spans.get(i), spans.get(j)) && share(history, i, j)) {
                    rename(leader, leader[i], leader[j]);
                }
            }
        }
        for (int lead = 0; lead < leader.length; lead++) {
            add(spans, leader, lead);
        }
    }

    private void add(List<SourceSpan> spans, int[] leader, int lead) {
        long sources = 0;
        long records = 0;
        long first = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (int i = 0; i < spans.size(); i++) {
            SourceSpan span = spans.get(i);
            if (leader[Math.min(i, leader.length - 1)] == lead && span.isOn(grid.axis())) {
                sources |= SourceSpan.bit(i);
                records += span.records();
                first = Math.min(first, span.first(grid.axis()));
                end = Math.max(end, span.end(grid.axis()));
            }
        }
        if (records > 0) {
            streams.add(new Stream(sources, grid.coverage(first, end), records));
        }
    }

    private boolean follow(SourceSpan a, SourceSpan b) {
        if (!a.isOn(grid.axis()) || !b.isOn(grid.axis())) {
            return false;
        }
        long overlap =
                Math.min(a.end(grid.axis()), b.end(grid.axis())) - Math.max(a.first(grid.axis()), b.first(grid.axis()));
        long shorter = Math.min(a.end(grid.axis()) - a.first(grid.axis()), b.end(grid.axis()) - b.first(grid.axis()));
        return overlap <= Math.max(1_000, OVERLAP * shorter);
    }

    private static boolean share(LogHistory history, int i, int j) {
        int inI = 0;
        int inJ = 0;
        int inBoth = 0;
        for (int t = 0; t < history.templates(); t++) {
            for (Activity activity : history.activity(t)) {
                boolean hasI = (activity.sources() & SourceSpan.bit(i)) != 0;
                boolean hasJ = (activity.sources() & SourceSpan.bit(j)) != 0;
                inI += hasI ? 1 : 0;
                inJ += hasJ ? 1 : 0;
                inBoth += hasI && hasJ ? 1 : 0;
            }
        }
        return inBoth > 0 && inBoth >= SHARED * Math.min(inI, inJ);
    }

    private static void rename(int[] leader, int old, int renamed) {
        for (int i = 0; i < leader.length; i++) {
            if (leader[i] == old) {
                leader[i] = renamed;
            }
        }
    }

    /** What a template that occurs in the given files could have seen. */
    Exposure of(long sources) {
        return known.computeIfAbsent(sources, this::make);
    }

    /** What all records together could have seen: each stream adds its share while it runs. */
    Exposure ofAll() {
        return weighted(-1L);
    }

    private Exposure make(long sources) {
        double[] most = new double[grid.cells()];
        for (Stream stream : streams) {
            if ((stream.sources & sources) != 0) {
                for (int i = 0; i < most.length; i++) {
                    most[i] = Math.max(most[i], stream.coverage[i]);
                }
            }
        }
        return new Exposure(most);
    }

    private Exposure weighted(long sources) {
        double[] sum = new double[grid.cells()];
        double all = 0;
        for (Stream stream : streams) {
            if ((stream.sources & sources) != 0) {
                double length = 0;
                for (double covered : stream.coverage) {
                    length += covered;
                }
                double rate = stream.records / Math.max(1e-9, length);
                all = Math.max(all, rate);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += rate * stream.coverage[i];
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= Math.max(1e-9, all);
        }
        return new Exposure(sum);
    }
}
