package dev.sextant.investigation.domain.logs.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What was different before and after a given time.
 *
 * @param at the time, in milliseconds since 1970
 * @param recordsBefore records before it
 * @param recordsAfter records from it on
 * @param differences templates whose rate differs, those that matter most first
 */
public record BeforeAfter(long at, long recordsBefore, long recordsAfter, List<Difference> differences) {

    /** Accepted share of false differences. */
    private static final double FALSE_DIFFERENCES = 0.01;

    /** A rate must differ by this factor to matter. */
    private static final double FACTOR = 1.5;

    /** Copies the differences. */
    public BeforeAfter {
        differences = List.copyOf(differences);
    }

    /**
     * A template whose rate differs.
     *
     * @param template its number
     * @param kind {@link ChangeKind#NEW} or {@link ChangeKind#VANISHED} when one side has none, else a rate up or down
     * @param before records before
     * @param after records from the time on
     * @param rateBefore records per hour before
     * @param rateAfter records per hour from the time on
     * @param log10P decimal logarithm of the probability of such a difference at the same rate
     * @param weight how much it matters
     * @param proof the first record from the time on, or the last one before it
     */
    public record Difference(
            int template,
            ChangeKind kind,
            long before,
            long after,
            double rateBefore,
            double rateAfter,
            double log10P,
            double weight,
            List<Place> proof) {

        /** Copies the proof. */
        public Difference {
            proof = List.copyOf(proof);
        }
    }

    /**
     * Compares the two parts of a log. Counts come from the timeline's buckets; the one that holds the time counts for the side on which
     * most of it lies, unless all of a template's records are on one side.
     *
     * @param grid the grid of the history, on {@link Axis#TIME}
     * @param at a time within the log
     */
    static BeforeAfter of(LogHistory history, Grid grid, long at) {
        Streams streams = new Streams(history, grid);
        List<Difference> all = new ArrayList<>();
        List<Double> logPs = new ArrayList<>();
        long recordsBefore = 0;
        long recordsAfter = 0;
        int cell = grid.cellAt(at);
        double[] firstPart = grid.coverage(grid.start(), at);
        for (int id = 0; id < history.templates(); id++) {
            for (Activity activity : history.activity(id)) {
                Split split = Split.of(grid, id, activity, at);
                recordsBefore += split.before;
                recordsAfter += split.after;
                Exposure exposure = streams.of(activity.sources());
                double seenBefore = seen(exposure, firstPart, cell);
                double seenAfter = exposure.total() - seenBefore;
                if (split.before + split.after > 0 && seenBefore > 0 && seenAfter > 0) {
                    Difference difference = compare(grid, id, activity, split, seenBefore, seenAfter);
                    all.add(difference);
                    logPs.add(difference.log10P * Math.log(10));
                }
            }
        }
        double threshold = FalseDiscovery.threshold(
                logPs.stream().mapToDouble(Double::doubleValue).toArray(), all.size(), FALSE_DIFFERENCES);
        List<Difference> differences = all.stream()
                .filter(d -> d.log10P * Math.log(10) <= threshold)
                .filter(d -> Math.max(d.rateAfter, d.rateBefore) >= FACTOR * Math.min(d.rateAfter, d.rateBefore))
                .sorted(Comparator.comparingDouble(Difference::weight).reversed())
                .toList();
        return new BeforeAfter(at, recordsBefore, recordsAfter, differences);
    }

    private static double seen(Exposure exposure, double[] firstPart, int cell) {
        double seen = exposure.between(0, cell);
        return seen + Math.min(exposure.cell(cell), firstPart[cell]);
    }

    private static Difference compare(
            Grid grid, int id, Activity activity, Split split, double seenBefore, double seenAfter) {
        double dispersion = dispersionBefore(grid, grid.counts(LogHistory.TEMPLATES_FROM + id), split.at);
        double statistic =
                Probability.twoRates((double) split.before, seenBefore, (double) split.after, seenAfter) / dispersion;
        double logP = Probability.logChiSquareTail(statistic, 1);
        double ratio =
                split.before == 0 ? Double.POSITIVE_INFINITY : split.after / seenAfter / (split.before / seenBefore);
        ChangeKind kind = split.before == 0
                ? ChangeKind.NEW
                : split.after == 0 ? ChangeKind.VANISHED : ratio > 1 ? ChangeKind.RATE_UP : ChangeKind.RATE_DOWN;
        double hours = grid.width() / 3_600_000.0;
        return new Difference(
                id,
                kind,
                split.before,
                split.after,
                split.before / (seenBefore * hours),
                split.after / (seenAfter * hours),
                logP / Math.log(10),
                Weight.of(kind, ratio, logP, activity.severity(), true),
                split.proof);
    }

    /** How much the template varies while all is well; afterwards it may vary because of what is asked about. */
    private static double dispersionBefore(Grid grid, int[] counts, long at) {
        int cells = grid.cellAt(at);
        if (cells < 4) {
            return 1;
        }
        Exposure before = new Exposure(Arrays.copyOf(grid.coverage(grid.start(), grid.end()), cells));
        return Dispersion.around(Arrays.copyOf(counts, cells), before, new int[] {0, cells});
    }

    /** Records of one template on both sides of a time. */
    private record Split(long at, long before, long after, List<Place> proof) {
        static Split of(Grid grid, int id, Activity activity, long at) {
            Buckets buckets = grid.buckets(new int[] {LogHistory.TEMPLATES_FROM + id}, grid.start(), grid.end());
            boolean allBefore = activity.lastMillis().getOrElse(at) < at;
            boolean allAfter = activity.firstMillis().getOrElse(at) >= at;
            long before = 0;
            long after = 0;
            List<Place> lastBefore = List.of();
            List<Place> firstAfter = List.of();
            for (int i = 0; i < buckets.size(); i++) {
                boolean isBefore = allBefore || (!allAfter && buckets.starts()[i] + buckets.width() / 2 < at);
                Place place = Place.unpacked(buckets.places()[i]);
                if (isBefore) {
                    before += buckets.counts()[i];
                    lastBefore = List.of(place);
                } else {
                    after += buckets.counts()[i];
                    firstAfter = firstAfter.isEmpty() ? List.of(place) : firstAfter;
                }
            }
            return new Split(at, before, after, after > 0 ? firstAfter : lastBefore);
        }
    }
}
