package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts together what changed together: changes whose onsets cannot be told apart, and changes nearby whose counts move in
 * step. The groups are numbered by how much they matter.
 */
final class ChangeGroups {

    /** The part of the log within which two onsets count as the same. */
    private static final double SAME = 0.01;

    /** How much further apart the onsets of series may be that move in step. */
    private static final int NEARBY = 4;

    /** Correlation of variance-stabilised counts from which two series move in step. */
    private static final double IN_STEP = 0.8;

    /** Only the weightiest changes of a group count for it, so that many small ones do not outvote a grave one. */
    private static final int COUNTED = 5;

    private final Grid grid;
    private final long same;

    ChangeGroups(Grid grid) {
        this.grid = grid;
        this.same = Math.max(grid.width(), (long) (SAME * (grid.end() - grid.start())));
    }

    /** The changes by groups: each group in the order of weight, the weightiest group first. */
    List<List<Change>> of(List<Change> changes) {
        List<Change> waiting = new ArrayList<>(changes);
        waiting.sort(Comparator.comparingDouble(Change::weight).reversed());
        List<List<Change>> groups = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Change head = waiting.removeFirst();
            double[] shape = shape(head);
            List<Change> group = new ArrayList<>(List.of(head));
            waiting.removeIf(other -> belongs(head, shape, other) && group.add(other));
            groups.add(group);
        }
        groups.sort(Comparator.comparingDouble(ChangeGroups::score).reversed());
        List<List<Change>> numbered = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            int number = i;
            numbered.add(groups.get(i).stream().map(c -> c.inGroup(number)).toList());
        }
        return numbered;
    }

    static double score(List<Change> group) {
        return group.stream().limit(COUNTED).mapToDouble(Change::weight).sum();
    }

    private boolean belongs(Change head, double[] shape, Change other) {
        long apart = Math.abs(head.at() - other.at());
        boolean overlap = head.from() <= other.to() + same && other.from() <= head.to() + same;
        if (apart <= same || (overlap && apart <= NEARBY * same)) {
            return true;
        }
        return apart <= NEARBY * same && correlation(shape, shape(other)) >= IN_STEP;
    }

    /** The counts of a change's series after Anscombe's transform 2√(x + 3/8) (Biometrika 35, 1948), centred. */
    private double[] shape(Change change) {
        int[] counts = switch (change.subject()) {
            case Subject.Template template -> grid.counts(LogHistory.TEMPLATES_FROM + template.id());
            case Subject.AllRecords all -> grid.counts(s -> true);
            case Subject.AllErrors errors -> grid.counts(Severity::isError);
            case Subject.AllWarnings warnings -> grid.counts(s -> s == Severity.WARN);
            case Subject.FirstAppearances first -> new int[grid.cells()];
        };
        double[] stable = new double[counts.length];
        double mean = 0;
        for (int i = 0; i < counts.length; i++) {
            stable[i] = 2 * Math.sqrt(counts[i] + 0.375);
            mean += stable[i] / counts.length;
        }
        for (int i = 0; i < counts.length; i++) {
            stable[i] -= mean;
        }
        return stable;
    }

    private static double correlation(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }
}
