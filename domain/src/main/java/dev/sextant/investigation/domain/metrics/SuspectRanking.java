package dev.sextant.investigation.domain.metrics;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which metrics departed most when trouble began, the farthest first, ties in the order of the keys. A ranking is a place to begin looking and proves nothing: the farthest departure may be a symptom. Series
 * are looked at one by one and not kept.
 *
 * @param suspects the metrics with their scores
 * @param unranked metrics without a point before the onset or without one after it, in the order of the keys
 */
public record SuspectRanking(List<Suspect> suspects, List<MetricKey> unranked) {

    /** Distance of the quartiles of normal noise in standard deviations. */
    private static final double QUARTILES = 1.349;

    /** Points by which a spread from few points is uncertain: one from n points is taken for (1 + 4 / n) times as wide. */
    private static final double FEW = 4;

    /** Copies the lists. */
    public SuspectRanking {
        suspects = List.copyOf(suspects);
        unranked = List.copyOf(unranked);
    }

    /**
     * A metric that departed.
     *
     * @param key which metric
     * @param score how far, at least 0; spreads of the time before
     * @param at when it was farthest away
     * @param value what it was then
     * @param usual median of the time before
     */
    public record Suspect(MetricKey key, double score, Instant at, double value, double usual) {}

    /**
     * The ranking of BARO (Pham, Ha, Zhang: BARO: Robust Root Cause Analysis for Microservices via Multivariate Bayesian Online Change Point Detection, Proc. ACM Softw. Eng. 1, FSE 2024, the part called RobustScorer), which is
     * the floor that other rankings are compared with: {@code max |x − median| / IQR} over the values x from the onset on, with the median and the interquartile range of the values before it. The
     * distance counts in both directions. As in the program of the authors, an interquartile range of 0 counts as 1, whatever the unit of the metric is.
     *
     * @param series the windows; each is asked for once
     * @param onset when trouble began, which need not be exact
     */
    public static SuspectRanking baro(Iterable<MetricSeries> series, Instant onset) {
        return ranked(series, onset, SuspectRanking::plain);
    }

    /**
     * The same with three weaknesses taken out: a spread of 0 is not 1 in whatever unit but the grain of the values; a spread from a few points is not trusted as one from many; and a single wild value does not
     * outrank a departure that lasts, since the median of three neighbours must be away.
     *
     * @param series the windows; each is asked for once
     * @param onset when trouble began, which need not be exact
     */
    public static SuspectRanking lasting(Iterable<MetricSeries> series, Instant onset) {
        return ranked(series, onset, SuspectRanking::careful);
    }

    /** How far one metric departed. */
    private interface Score {
        /**
         * Scores one series.
         *
         * @param before points before the onset, at least 1 and fewer than all
         */
        Suspect of(MetricSeries series, double[] values, int before);
    }

    private static SuspectRanking ranked(Iterable<MetricSeries> series, Instant onset, Score score) {
        List<Suspect> suspects = new ArrayList<>();
        List<MetricKey> unranked = new ArrayList<>();
        for (MetricSeries each : series) {
            int before = each.countBefore(onset.toEpochMilli());
            if (before == 0 || before == each.size()) {
                unranked.add(each.key());
            } else {
                suspects.add(score.of(each, each.values(), before));
            }
        }
        suspects.sort(Comparator.comparingDouble((Suspect suspect) -> -suspect.score())
                .thenComparing(Suspect::key)
                .thenComparing(Suspect::at));
        unranked.sort(Comparator.naturalOrder());
        return new SuspectRanking(suspects, unranked);
    }

    private static Suspect plain(MetricSeries series, double[] values, int before) {
        double usual = Robust.median(values, 0, before);
        double range = quartileRange(values, before);
        int farthest = before;
        for (int i = before; i < values.length; i++) {
            if (Math.abs(values[i] - usual) > Math.abs(values[farthest] - usual)) {
                farthest = i;
            }
        }
        double score = Math.abs(values[farthest] - usual) / (range == 0 ? 1 : range);
        return new Suspect(series.key(), score, series.instant(farthest), values[farthest], usual);
    }

    private static Suspect careful(MetricSeries series, double[] values, int before) {
        double usual = Robust.median(values, 0, before);
        double spread = quartileRange(values, before) / QUARTILES * (1 + FEW / before);
        double sigma = Math.max(spread, Grain.of(values).forLevels());
        int width = Math.min(3, values.length - before);
        int farthest = before;
        double most = -1;
        double value = values[before];
        for (int i = before; i + width <= values.length; i++) {
            double middle = Robust.median(values, i, i + width);
            if (Math.abs(middle - usual) > most) {
                most = Math.abs(middle - usual);
                value = middle;
                farthest = i + width / 2;
            }
        }
        return new Suspect(series.key(), most / sigma, series.instant(farthest), value, usual);
    }

    private static double quartileRange(double[] values, int before) {
        double[] sorted = Robust.sorted(Arrays.copyOf(values, before));
        return Robust.quantile(sorted, 0.75) - Robust.quantile(sorted, 0.25);
    }

    /** The place of a metric, counted from 1; none when it has no score. */
    public Option<Integer> placeOf(MetricKey key) {
        for (int i = 0; i < suspects.size(); i++) {
            if (suspects.get(i).key().equals(key)) {
                return Option.some(i + 1);
            }
        }
        return Option.none();
    }
}
