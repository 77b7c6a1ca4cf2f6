package dev.sextant.investigation.domain.logs.change;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the exact point of a change in the buckets of the timeline around the cell where it was seen, with an interval: the points at
 * which the likelihood of a change of rate is nearly as high as at the best one (Hinkley, Biometrika 57, 1970).
 */
final class OnsetSearch {

    /** How much twice the log-likelihood may lie below its maximum; for a change point this covers some 98 % or more. */
    private static final double NEARLY = 7;

    /** Rate times time within which an event would have been seen with 95 % probability. */
    private static final double SURELY_SEEN = 3;

    private static final int PROOFS = 3;

    /** The part of the log around a cell in which the exact point is looked for. */
    private static final int REACH = 12;

    private final Grid grid;

    OnsetSearch(Grid grid) {
        this.grid = grid;
    }

    /** Most likely point, the interval around it, the end of a passing change, and the records that show it. */
    record Onset(long at, long from, long to, Option<Long> until, List<Place> proof) {}

    Onset of(Series series, Run run) {
        long step = grid.width();
        long begin = grid.startOf(run.from());
        long end = grid.startOf(run.to());
        double after = run.inside() / Math.max(step, end - begin);
        double before = run.ratio() == Double.POSITIVE_INFINITY ? 0 : after / run.ratio();
        if (run.ratio() == 0) {
            before = (series.total() - run.inside())
                    / (double) Math.max(step, grid.end() - grid.start() - (end - begin));
        }
        int reach = Math.max(2, grid.cells() / REACH);
        Range around = new Range(run.from() - reach, Math.min(run.from() + reach + 1, run.to()));
        Point point = change(series, around, before, after, run.dispersion());
        if (run.kind() == ChangeKind.NEW && near(series.first(), run.from())) {
            long unseen = unseen(after, run.dispersion());
            point = new Point(series.first(), Math.max(grid.start(), series.first() - unseen), series.first());
        } else if (run.kind() == ChangeKind.VANISHED && near(series.last(), run.from())) {
            long unseen = unseen(before, run.dispersion());
            point = new Point(series.last(), series.last(), Math.min(grid.end(), series.last() + unseen));
        }
        boolean passes = run.kind() == ChangeKind.BURST || run.kind() == ChangeKind.PAUSE;
        Option<Long> until = Option.none();
        if (passes && run.to() < grid.cells()) {
            Range nearEnd = new Range(Math.max(run.to() - reach, run.from()), run.to() + reach + 1);
            long stop = change(series, nearEnd, after, before, run.dispersion()).at;
            until = Option.some(Math.max(stop, point.at + 1));
        } else if (passes) {
            until = Option.some(grid.end());
        }
        return snapped(series, run, point, until);
    }

    private boolean near(long exact, int cell) {
        return Math.abs(grid.cellAt(exact) - cell) <= 2;
    }

    private long unseen(double rate, double dispersion) {
        return rate <= 0 ? grid.width() : (long) Math.min(20.0 * grid.width(), SURELY_SEEN * dispersion / rate);
    }

    /** A rise begins with a record: moves its onset there and takes the records that show it. */
    private Onset snapped(Series series, Run run, Point point, Option<Long> until) {
        if (!run.kind().isRise()) {
            return new Onset(point.at, point.from, point.to, until, aroundFall(series, point.at));
        }
        Buckets inside = grid.buckets(series.members(), point.at, grid.startOf(run.to()));
        List<Place> proof = new ArrayList<>();
        for (int i = 0; i < Math.min(PROOFS, inside.size()); i++) {
            proof.add(Place.unpacked(inside.places()[i]));
        }
        long at = point.at;
        long to = point.to;
        if (inside.size() > 0) {
            long bucketEnd = inside.starts()[0] + inside.width();
            boolean exact = series.first() >= inside.starts()[0] && series.first() < bucketEnd;
            at = exact ? series.first() : Math.max(at, inside.starts()[0]);
            to = Math.max(to, exact ? at : bucketEnd - 1);
        }
        return new Onset(at, Math.min(point.from, at), Math.max(to, at), until, List.copyOf(proof));
    }

    /** The last record before something stopped and the first one after. */
    private List<Place> aroundFall(Series series, long at) {
        List<Place> proof = new ArrayList<>();
        Buckets before = grid.buckets(series.members(), grid.start(), Math.max(at, grid.start()) + 1);
        if (before.size() > 0) {
            proof.add(Place.unpacked(before.places()[before.size() - 1]));
        }
        Buckets after = grid.buckets(series.members(), at + before.width(), grid.end());
        if (after.size() > 0) {
            proof.add(Place.unpacked(after.places()[0]));
        }
        return proof.stream().distinct().toList();
    }

    private record Point(long at, long from, long to) {}

    private record Range(int from, int to) {}

    /**
     * The most likely point of a change of rate between two others.
     *
     * @param cells first and last cell where it may be
     * @param before records per unit of the axis before it
     * @param after records per unit of the axis after it
     */
    private Point change(Series series, Range cells, double before, double after, double dispersion) {
        long low = grid.startOf(Math.max(0, cells.from));
        long high = grid.startOf(Math.min(grid.cells(), cells.to));
        Buckets buckets = grid.buckets(series.members(), low, high);
        long step = Math.max(buckets.width(), (high - low) / 4_000);
        int points = (int) ((high - low) / step) + 1;
        double floor = 0.5 / Math.max(1, grid.end() - grid.start());
        double rateBefore = Math.max(before, floor);
        double rateAfter = Math.max(after, floor);
        double gainOfRecord = Math.log(rateBefore / rateAfter);
        double gainOfStep = (rateAfter - rateBefore) * step;
        double[] likelihood = new double[points];
        int next = 0;
        for (int i = 1; i < points; i++) {
            likelihood[i] = likelihood[i - 1] + gainOfStep;
            while (next < buckets.size() && buckets.starts()[next] < low + i * step) {
                likelihood[i] += gainOfRecord * buckets.counts()[next++];
            }
        }
        double most = Arrays.stream(likelihood).max().orElse(0);
        int best = 0;
        while (likelihood[best] < most) {
            best++;
        }
        int first = best;
        int last = best;
        while (first > 0 && 2 * (most - likelihood[first - 1]) <= NEARLY * dispersion) {
            first--;
        }
        while (last + 1 < points && 2 * (most - likelihood[last + 1]) <= NEARLY * dispersion) {
            last++;
        }
        return new Point(low + best * step, low + first * step, low + last * step);
    }
}
