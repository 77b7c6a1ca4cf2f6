package dev.sextant.investigation.domain.logs.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The changes of one series: its stretches of constant rate, seen against the rate that it has most of the time. What a log does
 * in its first moments, waves of a day, and bursts that come back at equal distances are no changes.
 */
final class SeriesChanges {

    /** A rate that passes must differ by this factor to matter. */
    private static final double BURST = 3;

    /** Records more or fewer than usual that matter. */
    private static final double FEWEST = 8;

    /** The same for errors; a little less than the whole number, since the usual rate is taken off. */
    private static final double FEWEST_GRAVE = 2.5;

    /** The share of a log that counts as its first or last moments. */
    private static final double EDGE = 0.03;

    /** A different rate up to the end that lasts this share of the log goes on rather than passes. */
    private static final double LASTING = 0.1;

    private final int[] counts;
    private final Exposure exposure;
    private final Segmentation.Fit fit;
    private final boolean grave;
    private final int[] upTo;
    private final List<Run> runs = new ArrayList<>();
    private double usualRecords;
    private double usualSeen;

    private SeriesChanges(int[] counts, Exposure exposure, Segmentation.Fit fit, boolean grave) {
        this.counts = counts;
        this.exposure = exposure;
        this.fit = fit;
        this.grave = grave;
        this.upTo = new int[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            upTo[i + 1] = upTo[i] + counts[i];
        }
    }

    /**
     * Looks for changes.
     *
     * @param counts records per cell
     * @param exposure what each cell could have seen
     * @param rhythm the waves that the log may have
     * @param grave whether the records are errors, of which fewer are enough to matter
     */
    static List<Run> in(int[] counts, Exposure exposure, Rhythm rhythm, boolean grave) {
        Segmentation.Fit fit = Segmentation.of(counts, exposure);
        if (fit.stretches() == 1) {
            return List.of();
        }
        if (rhythm.mayWave() && isWave(counts, exposure, fit)) {
            return List.of();
        }
        Exposure expected = exposure;
        if (rhythm.showsDays()) {
            expected = rhythm.daily(counts, exposure);
            fit = Segmentation.of(counts, expected);
        }
        return new SeriesChanges(counts, expected, fit, grave).classify();
    }

    /**
     * Whether a smooth wave explains the counts better than the stretches do, each charged for its numbers (Schwarz, Annals of
     * Statistics 6, 1978): four for the wave; a rate, and a bound that was chosen among all cells, for each stretch.
     */
    private static boolean isWave(int[] counts, Exposure exposure, Segmentation.Fit fit) {
        double number = Math.log(counts.length);
        double wave = Rhythm.smoothStatistic(counts, exposure) - 4 * number;
        return wave >= fit.statistic() - 3 * number * (fit.stretches() - 1);
    }

    private List<Run> classify() {
        double usual = usualRate();
        int[] bounds = fit.bounds();
        for (int k = 0; k < fit.stretches(); k++) {
            if (direction(rate(bounds[k], bounds[k + 1]), usual) == 0) {
                usualRecords += upTo[bounds[k + 1]] - upTo[bounds[k]];
                usualSeen += exposure.between(bounds[k], bounds[k + 1]);
            }
        }
        int at = 0;
        while (at + 1 < bounds.length) {
            int direction = direction(rate(bounds[at], bounds[at + 1]), usual);
            int next = at + 1;
            while (next + 1 < bounds.length && direction(rate(bounds[next], bounds[next + 1]), usual) == direction) {
                next++;
            }
            if (direction != 0) {
                judge(bounds[at], bounds[next], direction > 0, usual);
            }
            at = next;
        }
        return isPeriodic() ? List.of() : runs;
    }

    private double rate(int from, int to) {
        double seen = exposure.between(from, to);
        return seen < 1e-6 ? Double.NaN : (upTo[to] - upTo[from]) / seen;
    }

    /** The rate that the series has for at least half of the time, weighing the stretches by their exposure. */
    private double usualRate() {
        int[] bounds = fit.bounds();
        List<double[]> weighted = new ArrayList<>();
        for (int k = 0; k < fit.stretches(); k++) {
            double seen = exposure.between(bounds[k], bounds[k + 1]);
            if (seen >= 1e-6) {
                weighted.add(new double[] {rate(bounds[k], bounds[k + 1]), seen});
            }
        }
        weighted.sort(Comparator.comparingDouble(w -> w[0]));
        double half = exposure.total() / 2;
        double sum = 0;
        for (double[] stretch : weighted) {
            sum += stretch[1];
            if (sum >= half) {
                return stretch[0];
            }
        }
        return 0;
    }

    private static int direction(double rate, double usual) {
        if (Double.isNaN(rate)) {
            return 0;
        }
        return rate > ChangeReport.LEAST_FACTOR * usual ? 1 : rate * ChangeReport.LEAST_FACTOR < usual ? -1 : 0;
    }

    private void judge(int from, int to, boolean higher, double usual) {
        boolean fromStart = exposure.between(0, from) < 0.5;
        boolean toEnd = exposure.between(to, counts.length) < 0.5;
        double share = exposure.between(from, to) / exposure.total();
        if (fromStart && toEnd) {
            return;
        }
        if (fromStart) {
            if (share >= (higher ? LASTING : EDGE)) {
                add(higher ? fall(to) : rise(to), from, to, to, counts.length);
            }
        } else if (toEnd && higher) {
            boolean passes = share < LASTING && (usual > 0 || upTo[from] > 0);
            if (share >= EDGE || grave) {
                add(passes ? ChangeKind.BURST : rise(from), from, to, from, to);
            }
        } else if (toEnd) {
            if (share >= EDGE) {
                add(fall(from), from, to, from, to);
            }
        } else {
            add(higher ? ChangeKind.BURST : ChangeKind.PAUSE, from, to, from, to);
        }
    }

    /** Only what was never there before is new. */
    private ChangeKind rise(int cell) {
        return upTo[cell] == 0 ? ChangeKind.NEW : ChangeKind.RATE_UP;
    }

    /** Only what never comes again has vanished. */
    private ChangeKind fall(int cell) {
        return upTo[counts.length] == upTo[cell] ? ChangeKind.VANISHED : ChangeKind.RATE_DOWN;
    }

    /**
     * Tests the cells [from, to) against the usual ones and adds a run when they differ enough to matter.
     *
     * @param shownFrom first cell after the onset of the change
     * @param shownTo end of what follows the onset
     */
    private void add(ChangeKind kind, int from, int to, int shownFrom, int shownTo) {
        double inside = upTo[to] - upTo[from];
        double seenInside = exposure.between(from, to);
        boolean atOnset = shownFrom == from;
        double ratioInside = ratio(inside, seenInside);
        double ratio = atOnset ? ratioInside : 1 / ratioInside;
        double factor = Math.max(ratioInside, 1 / ratioInside);
        boolean passes = kind == ChangeKind.BURST || kind == ChangeKind.PAUSE;
        double excess = Math.abs(inside - usualRecords / usualSeen * seenInside);
        if (factor < (passes ? BURST : ChangeReport.LEAST_FACTOR) || excess < (grave ? FEWEST_GRAVE : FEWEST)) {
            return;
        }
        double statistic = Probability.twoRates(inside, seenInside, usualRecords, usualSeen) / fit.dispersion();
        double choices = passes ? Probability.logChoose(counts.length, 2) : Math.log(counts.length);
        double logP = Math.min(0, choices + Probability.logChiSquareTail(statistic, 1));
        double shown = upTo[shownTo] - upTo[shownFrom];
        runs.add(new Run(kind, shownFrom, shownTo, shown, ratio, fit.dispersion(), logP));
    }

    private double ratio(double inside, double seenInside) {
        return usualRecords == 0 ? Double.POSITIVE_INFINITY : inside / seenInside / (usualRecords / usualSeen);
    }

    /**
     * Whether the bursts are what the series always does: errors that come back at equal distances, other records that come back
     * about as strongly at all.
     */
    private boolean isPeriodic() {
        List<Run> bursts =
                runs.stream().filter(r -> r.kind() == ChangeKind.BURST).toList();
        if (bursts.size() < 2 || bursts.size() < runs.size() - 1) {
            return false;
        }
        double[] sizes = bursts.stream().mapToDouble(Run::inside).sorted().toArray();
        if (!grave) {
            return sizes[sizes.length - 1] <= 3 * sizes[sizes.length - 2];
        }
        if (bursts.size() < 3 || sizes[sizes.length - 1] > 2 * sizes[0]) {
            return false;
        }
        double[] gaps = new double[bursts.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = bursts.get(i + 1).from() - bursts.get(i).from();
        }
        Arrays.sort(gaps);
        return gaps[gaps.length - 1] <= 1.2 * gaps[0] + 1;
    }
}
