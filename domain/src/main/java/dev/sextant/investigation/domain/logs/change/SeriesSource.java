package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the series that are looked at for changes out of a history. */
final class SeriesSource {

    /** Fewer records of a template than this show no change, whatever their order. */
    private static final int FEWEST = 8;

    /** The same for errors. */
    private static final int FEWEST_GRAVE = 3;

    private final LogHistory history;
    private final Grid grid;
    private final Streams streams;
    private boolean[] blind;

    SeriesSource(LogHistory history, Grid grid) {
        this.history = history;
        this.grid = grid;
        this.streams = new Streams(history, grid);
        this.blind = new boolean[grid.cells()];
    }

    /** All records together. */
    Series all() {
        return summed(new Subject.AllRecords(), Severity.INFO, s -> true, streams.ofAll());
    }

    /** From now on, cells where the whole log is silent let nothing be expected of any other series. */
    void silentBetween(int from, int to) {
        blind = blind.clone();
        Arrays.fill(blind, from, to, true);
    }

    /** The sums over severities, and every template with enough records. */
    List<Series> others() {
        List<Series> series = new ArrayList<>();
        Exposure all = streams.ofAll().without(blind);
        series.add(summed(new Subject.AllErrors(), Severity.ERROR, Severity::isError, all));
        series.add(summed(new Subject.AllWarnings(), Severity.WARN, s -> s == Severity.WARN, all));
        Map<Long, Exposure> exposures = new HashMap<>();
        for (int id = 0; id < history.templates(); id++) {
            for (Activity activity : history.activity(id)) {
                int fewest = activity.severity().isError() ? FEWEST_GRAVE : FEWEST;
                if (activity.count() >= fewest) {
                    Exposure exposure = exposures.computeIfAbsent(
                            activity.sources(), sources -> streams.of(sources).without(blind));
                    series.add(template(id, activity, exposure));
                }
            }
        }
        return series;
    }

    private Series template(int id, Activity activity, Exposure exposure) {
        int index = LogHistory.TEMPLATES_FROM + id;
        int[] counts = grid.counts(index);
        long first = Math.max(grid.start(), activity.first(grid.axis()));
        long last = Math.min(grid.end() - 1, activity.last(grid.axis()));
        return new Series(
                new Subject.Template(id),
                activity.severity(),
                new int[] {index},
                counts,
                exposure,
                Arrays.stream(counts).asLongStream().sum(),
                first,
                last);
    }

    private Series summed(Subject subject, Severity severity, Grid.SeverityFilter filter, Exposure exposure) {
        int[] counts = grid.counts(filter);
        int[] members = Arrays.stream(Severity.values())
                .filter(filter::takes)
                .mapToInt(Severity::rank)
                .toArray();
        Buckets buckets = grid.buckets(members, grid.start(), grid.end());
        long total = Arrays.stream(counts).asLongStream().sum();
        if (buckets.size() == 0) {
            return new Series(subject, severity, members, counts, exposure, total, grid.start(), grid.end());
        }
        long first = firstFrom(buckets.starts()[0], buckets.width(), filter);
        long last = lastFrom(buckets.starts()[buckets.size() - 1], buckets.width(), filter);
        return new Series(subject, severity, members, counts, exposure, total, first, last);
    }

    /** The first record of a sum, which lies in this bucket: as exactly as the templates that have only such records know it. */
    private long firstFrom(long bucket, long width, Grid.SeverityFilter filter) {
        long first = Long.MAX_VALUE;
        for (int id = 0; id < history.templates(); id++) {
            for (Activity activity : history.activity(id)) {
                long at = activity.first(grid.axis());
                if (at >= bucket && at < Math.min(first, bucket + width) && activity.hasOnly(filter)) {
                    first = at;
                }
            }
        }
        return Math.max(grid.start(), first == Long.MAX_VALUE ? bucket : first);
    }

    /** The same for the last record. */
    private long lastFrom(long bucket, long width, Grid.SeverityFilter filter) {
        long last = Long.MIN_VALUE;
        for (int id = 0; id < history.templates(); id++) {
            for (Activity activity : history.activity(id)) {
                long at = activity.last(grid.axis());
                if (at > Math.max(last, bucket - 1) && at < bucket + width && activity.hasOnly(filter)) {
                    last = at;
                }
            }
        }
        return Math.min(grid.end() - 1, last == Long.MIN_VALUE ? bucket : last);
    }

    /**
     * The first appearances of templates per cell, against those that would be expected if each template's records were spread
     * evenly: one with n occurrences has appeared with probability 1 − (1 − f)ⁿ when a share f of the log has passed.
     */
    Series firstAppearances() {
        Exposure all = streams.ofAll().without(blind);
        int[] counts = new int[grid.cells()];
        double[] expected = new double[grid.cells()];
        Map<Integer, Integer> templatesByCells = new HashMap<>();
        for (int id = 0; id < history.templates(); id++) {
            for (Activity activity : history.activity(id)) {
                long first = activity.first(grid.axis());
                if (first >= grid.start() && first < grid.end()) {
                    counts[grid.cellAt(first)]++;
                    int[] cells = grid.counts(LogHistory.TEMPLATES_FROM + id);
                    int occupied = (int) Arrays.stream(cells).filter(c -> c > 0).count();
                    templatesByCells.merge(occupied, 1, Integer::sum);
                }
            }
        }
        templatesByCells.forEach((occurrences, templates) -> {
            double notYet = 1;
            for (int i = 0; i < expected.length; i++) {
                double left = Math.max(0, 1 - all.between(0, i + 1) / all.total());
                double still = Math.pow(left, occurrences);
                expected[i] += templates * (notYet - still);
                notYet = still;
            }
        });
        for (int i = 0; i < expected.length; i++) {
            expected[i] += all.cell(i) > 0 ? 1e-3 : 0;
        }
        long total = Arrays.stream(counts).asLongStream().sum();
        return new Series(
                new Subject.FirstAppearances(),
                Severity.WARN,
                new int[0],
                counts,
                new Exposure(expected),
                total,
                grid.start(),
                grid.end());
    }
}
