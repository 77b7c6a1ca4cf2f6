package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the changes of a history over all its series. The share of false changes is kept below a bound per log, for errors
 * and for all other records apart, since a rare error must not be outvoted by a thousand quiet templates.
 */
final class ChangeDetector {

    /** Accepted share of false changes among those of errors … */
    private static final double FALSE_OF_ERRORS = 0.02;

    /** … and among all others, which a person is less glad to be called for. */
    private static final double FALSE_OF_OTHERS = 0.005;

    /** The part of a log that must pass before something in it can be new, or after something in it has stopped. */
    private static final double EDGE = 0.03;

    /** A burst of records that otherwise never occur must be this large a share of the log, unless they are errors. */
    private static final double SHARE_OF_LOG = 0.01;

    private static final int LARGE_BURST = 30;

    private final LogHistory history;
    private final Grid grid;
    private final Rhythm rhythm;
    private final OnsetSearch onsets;
    private final List<Found> found = new ArrayList<>();
    private int testsOfErrors;
    private int testsOfOthers;

    private record Found(Series series, Run run) {
        /** Errors that become fewer are not what a person is called for. */
        boolean isGrave() {
            return series.isGrave() && run.kind().isRise();
        }
    }

    ChangeDetector(LogHistory history, Grid grid) {
        this.history = history;
        this.grid = grid;
        this.rhythm = new Rhythm(grid);
        this.onsets = new OnsetSearch(grid);
    }

    /** All changes that stand, in no particular order. */
    List<Change> detect() {
        SeriesSource source = new SeriesSource(history, grid);
        Series all = source.all();
        for (Run run : look(all)) {
            if (run.kind() == ChangeKind.PAUSE && run.inside() == 0) {
                source.silentBetween(run.from(), run.to());
            }
        }
        for (Series series : source.others()) {
            if (series.total() > 0) {
                List<Run> runs = look(series);
                if (runs.isEmpty() && series.isTemplate()) {
                    evenSpread(series).forEach(run -> found.add(new Found(series, run)));
                }
            }
        }
        look(source.firstAppearances());
        double errors = threshold(true, testsOfErrors);
        double others = threshold(false, testsOfOthers);
        List<Change> changes = new ArrayList<>();
        for (Found one : found) {
            double threshold = one.isGrave() ? errors : others;
            if (one.run.logP() <= threshold && matters(one, all)) {
                changes.add(change(one));
            }
        }
        return changes;
    }

    private List<Run> look(Series series) {
        if (series.isGrave()) {
            testsOfErrors++;
        } else {
            testsOfOthers++;
        }
        List<Run> runs = SeriesChanges.in(series.counts(), series.exposure(), rhythm, series.isGrave());
        if (series.subject() instanceof Subject.FirstAppearances) {
            // Only a crowd of them tells something; the rest is what a log does when it begins.
            runs = runs.stream()
                    .filter(run -> run.kind() == ChangeKind.BURST && run.inside() >= 5)
                    .toList();
        }
        runs.forEach(run -> found.add(new Found(series, run)));
        return runs;
    }

    /**
     * The exact test for a late first or an early last occurrence: n records that are spread evenly all fall into a share f of
     * the log with probability fⁿ. It needs no correction for where the occurrence was looked for.
     */
    private List<Run> evenSpread(Series series) {
        List<Run> runs = new ArrayList<>();
        Exposure exposure = series.exposure();
        int firstCell = grid.cellAt(series.first());
        int lastCell = grid.cellAt(series.last());
        int cells = grid.cells();
        double lasts = exposure.between(firstCell, lastCell + 1) / exposure.total();
        double late = exposure.between(0, firstCell) / exposure.total();
        double early = exposure.between(Math.min(cells, lastCell + 1), cells) / exposure.total();
        if (lasts >= 0.1 && late >= EDGE && late >= 2 * early) {
            double dispersion =
                    Dispersion.around(series.counts(), exposure, new int[] {0, Math.max(1, firstCell), cells});
            double logP = series.total() / dispersion * Math.log1p(-late);
            runs.add(new Run(
                    ChangeKind.NEW, firstCell, cells, series.total(), Double.POSITIVE_INFINITY, dispersion, logP));
        } else if (lasts >= 0.1 && early >= EDGE && early >= 2 * late && lastCell + 1 < cells) {
            double dispersion = Dispersion.around(series.counts(), exposure, new int[] {0, lastCell + 1, cells});
            double logP = series.total() / dispersion * Math.log1p(-early);
            runs.add(new Run(ChangeKind.VANISHED, lastCell + 1, cells, 0, 0, dispersion, logP));
        }
        return runs;
    }

    private double threshold(boolean grave, int tests) {
        double[] logPs = found.stream()
                .filter(f -> f.isGrave() == grave)
                .mapToDouble(f -> f.run.logP())
                .toArray();
        return FalseDiscovery.threshold(logPs, tests, grave ? FALSE_OF_ERRORS : FALSE_OF_OTHERS);
    }

    /** Whether a burst of records that otherwise never occur is more than one of the many things that a program does once. */
    private boolean matters(Found one, Series all) {
        boolean once = one.run.kind() == ChangeKind.BURST
                && one.run.ratio() == Double.POSITIVE_INFINITY
                && one.series.isTemplate();
        if (!once || one.isGrave()) {
            return true;
        }
        double ease = one.series.severity() == Severity.WARN ? 0.3 : 1;
        return one.run.inside() >= ease * Math.max(LARGE_BURST, SHARE_OF_LOG * all.total());
    }

    private Change change(Found one) {
        Series series = one.series;
        Run run = one.run;
        OnsetSearch.Onset onset = series.members().length == 0 ? firstTimers(run) : onsets.of(series, run);
        long end = onset.until().getOrElse(grid.end());
        double inside = run.inside() / Math.max(1.0, (double) (end - onset.at()));
        double rest = Math.max(1.0, (double) (grid.end() - grid.start() - (end - onset.at())));
        boolean byRatio = run.ratio() > 0 && run.ratio() < Double.POSITIVE_INFINITY;
        double outside = byRatio ? inside / run.ratio() : (series.total() - run.inside()) / rest;
        double unit = grid.axis() == Axis.TIME ? 3_600_000 : 1_000;
        return new Change(
                series.members().length == 0 ? ChangeKind.NEW_TEMPLATES : run.kind(),
                series.subject(),
                series.severity(),
                onset.at(),
                onset.from(),
                onset.to(),
                onset.until(),
                Math.round(run.inside()),
                outside * unit,
                inside * unit,
                run.logP() / Math.log(10),
                Weight.of(run.kind(), run.ratio(), run.logP(), series.severity(), series.isTemplate()),
                0,
                onset.proof());
    }

    private OnsetSearch.Onset firstTimers(Run run) {
        long from = grid.startOf(run.from());
        long to = grid.startOf(run.to());
        List<long[]> firsts = new ArrayList<>();
        for (int id = 0; id < history.templates(); id++) {
            for (Activity activity : history.activity(id)) {
                long first = activity.first(grid.axis());
                if (first >= from && first < to) {
                    Place place = activity.firstPlace();
                    firsts.add(new long[] {first, Place.packed(place.source(), place.line())});
                }
            }
        }
        firsts.sort((a, b) -> Long.compare(a[0], b[0]));
        List<Place> proof =
                firsts.stream().limit(5).map(f -> Place.unpacked(f[1])).toList();
        long at = firsts.isEmpty() ? from : firsts.getFirst()[0];
        long until = firsts.isEmpty() ? to : firsts.getLast()[0] + 1;
        return new OnsetSearch.Onset(at, Math.max(grid.start(), at - grid.width()), at, Option.some(until), proof);
    }
}
