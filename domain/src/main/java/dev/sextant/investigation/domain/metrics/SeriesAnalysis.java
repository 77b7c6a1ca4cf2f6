package dev.sextant.investigation.domain.metrics;

import dev.sextant.investigation.domain.metrics.Departures.Step;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Flat;
import dev.sextant.investigation.domain.metrics.SeriesFinding.LevelShift;
import dev.sextant.investigation.domain.metrics.SeriesFinding.MissingData;
import dev.sextant.investigation.domain.metrics.SeriesFinding.NoBaseline;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Oscillation;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Recovery;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Spike;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Steady;
import dev.sextant.investigation.domain.metrics.SeriesFinding.TooFewPoints;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Trend;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds out what a metric does in its window, with statistics that a few wild values cannot move. A pattern that repeats is taken out first, then what leaves its level for a moment; the rest is split into levels and
 * slopes. All is measured in standard deviations of the noise that remains around them, which is never taken to be less than the grain of the values. Nothing is kept from one series to the next; time grows a
 * little faster than the number of points, memory in proportion to it.
 */
public final class SeriesAnalysis {

    /** Points from which anything is said about change. */
    private static final int FEWEST = 3;

    /** Points from which a series without a change is called steady. */
    private static final int FEWEST_STEADY = 5;

    /** Distance of neighbours against that from the level, and width of the band against the level, of a series that wanders. */
    private static final double SMOOTH = 0.7;

    private static final double WIDE = 0.25;

    /** Least noise of a series that swings, as a share of the swing. */
    private static final double SWING = 0.3;

    /** A level from this share of the limit on is no baseline by itself. */
    private static final double HIGH = 0.8;

    /** With a larger share of points missing, points are not evenly spaced enough to look for a pattern. */
    private static final double MOST_MISSING = 0.1;

    /** A level that differs from history by so many standard deviations of it has shifted before the window. */
    private static final double SHIFTED = 5;

    private final MetricSeries series;
    private final Option<Instant> hint;
    private final Option<Limit> limit;
    private final Option<MetricSeries> history;
    private final double[] values;
    private final double[] sorted;
    private final Grain grain;
    private final Option<MissingData> gaps;
    private final List<SeriesFinding> findings = new ArrayList<>();

    private SeriesAnalysis(
            MetricSeries series, Option<Instant> hint, Option<Limit> limit, Option<MetricSeries> history) {
        this.series = series;
        this.hint = hint;
        this.limit = limit.orElse(() -> Limit.known(series));
        this.history = history;
        this.values = series.values();
        this.sorted = Robust.sorted(values);
        this.grain = Grain.of(values, sorted);
        this.gaps = Gaps.in(series);
    }

    /**
     * Analyses a series of which no other window is known.
     *
     * @param series the window
     * @param onsetHint when trouble was seen, on this metric or any other
     * @param limit the most that the metric can reach; where none is given, what its unit says
     */
    public static SeriesFindings of(MetricSeries series, Option<Instant> onsetHint, Option<Limit> limit) {
        return of(series, onsetHint, limit, Option.none());
    }

    /**
     * Analyses a series. What is usual is what came before the trouble; where nothing of the window did, history; where no trouble is known of, history, and else the first third of the window.
     *
     * @param series the window
     * @param onsetHint when trouble was seen, on this metric or any other
     * @param limit the most that the metric can reach; where none is given, what its unit says
     * @param history an earlier window of the same metric
     */
    public static SeriesFindings of(
            MetricSeries series, Option<Instant> onsetHint, Option<Limit> limit, Option<MetricSeries> history) {
        SeriesAnalysis analysis = new SeriesAnalysis(series, onsetHint, limit, history);
        Option<Baseline> baseline = analysis.run();
        return new SeriesFindings(series.key(), series.from(), series.to(), series.size(), baseline, analysis.findings);
    }

    private Option<Baseline> run() {
        Option<Baseline> baseline;
        if (series.size() < FEWEST) {
            findings.add(new TooFewPoints(values[0], values[values.length - 1], series.size()));
            baseline = baseline(List.of());
        } else if (grain.tick() == 0) {
            baseline = baseline(List.of());
            tellBeforeWindow(baseline, values[0], 0);
            findings.add(new Flat(values[0]));
        } else {
            baseline = look();
        }
        limit.flatMap(new Bounds(series)::saturation).forEach(findings::add);
        gaps.forEach(findings::add);
        return baseline;
    }

    private Option<Baseline> look() {
        double[] hours = series.hours();
        boolean even = gaps.forAll(missing -> missing.share() <= MOST_MISSING);
        Option<Cycle> cycle = even ? Cycle.of(values) : Option.none();
        double[] rest = cycle.map(pattern -> pattern.removedFrom(values)).getOrElse(() -> values);
        Outliers outliers = Outliers.of(rest, grain);
        int hinted = hint.map(at -> series.countBefore(at.toEpochMilli())).getOrElse(0);
        double floor = cycle.isEmpty() ? grain.forLevels() : Math.max(grain.forLevels(), swingFloor());
        Shape shape = Shape.of(hours, outliers.cleaned(), floor, hinted);
        Departures departures = new Departures(series, hours, shape, outliers);
        List<Step> steps = departures.steps();
        List<Trend> trends = departures.trends();
        Option<Baseline> baseline = baseline(steps);
        double firstLevel = shape.pieces().getFirst().line().at(0);
        tellBeforeWindow(baseline, firstLevel, shape.sigma());
        tellDepartures(departures, steps, trends, baseline);
        List<Spike> spikes = departures.spikes();
        findings.addAll(spikes);
        tellExhaustion(baseline.map(Baseline::level).getOrElse(firstLevel), trends, steps);
        cycle.forEach(pattern -> findings.add(new Oscillation(
                Robust.quantile(sorted, 0.1),
                Robust.quantile(sorted, 0.9),
                Option.some(Duration.ofMillis(pattern.length() * series.step())))));
        if (findings.isEmpty()) {
            findings.add(quiet());
        }
        return baseline;
    }

    /** A pattern that is seen a few times takes some of the noise with it; what is small beside the swing is not told. */
    private double swingFloor() {
        return SWING * Robust.sigma(values, 0, values.length, Robust.quantile(sorted, 0.5));
    }

    /** What is said of a series that did nothing that could be told from noise. */
    private SeriesFinding quiet() {
        if (series.size() < FEWEST_STEADY) {
            return new TooFewPoints(values[0], values[values.length - 1], series.size());
        }
        double level = Robust.quantile(sorted, 0.5);
        double low = Robust.quantile(sorted, 0.1);
        double high = Robust.quantile(sorted, 0.9);
        double apart = 0;
        double away = Math.abs(values[0] - level);
        for (int i = 1; i < values.length; i++) {
            apart += Math.abs(values[i] - values[i - 1]);
            away += Math.abs(values[i] - level);
        }
        boolean smooth = apart < SMOOTH * away;
        return smooth && high - low >= WIDE * Math.abs(level)
                ? new Oscillation(low, high, Option.none())
                : new Steady(level, Robust.quantile(sorted, 0.05), Robust.quantile(sorted, 0.95));
    }

    private Option<Baseline> baseline(List<Step> steps) {
        Option<Baseline> ofHistory = history.map(MetricSeries::values)
                .map(past -> Baseline.of(past, 0, past.length, Baseline.Source.HISTORY));
        if (hint.isDefined()) {
            int before = series.countBefore(hint.get().toEpochMilli());
            return before == 0 ? ofHistory : Option.some(beforeTrouble(before, steps));
        }
        return ofHistory.orElse(() -> firstThird(steps));
    }

    /** What lies before the step that is nearest to the time at which trouble was seen, which may be some time after it began; without a step, all that lies before that time. */
    private Baseline beforeTrouble(int before, List<Step> steps) {
        int from = 0;
        int to = before;
        long seen = hint.get().toEpochMilli();
        long nearest = Long.MAX_VALUE;
        for (Step step : steps) {
            long away = Math.abs(step.shift().onset().latest().toEpochMilli() - seen);
            if (away < nearest) {
                nearest = away;
                from = step.left().from();
                to = before - from >= FEWEST ? Math.min(before, step.before()) : step.before();
            }
        }
        return Baseline.of(values, from, Math.max(to, from + 1), Baseline.Source.BEFORE_ONSET);
    }

    private Option<Baseline> firstThird(List<Step> steps) {
        int third = (series.size() + 2) / 3;
        int to = steps.isEmpty() ? third : Math.min(third, steps.getFirst().before());
        Baseline first = Baseline.of(values, 0, to, Baseline.Source.FIRST_THIRD);
        boolean high = limit.exists(most -> first.level() >= HIGH * most.value());
        return high ? Option.none() : Option.some(first);
    }

    /** Tells what is wrong with the level that the window begins with. */
    private void tellBeforeWindow(Option<Baseline> baseline, double level, double sigma) {
        if (baseline.isEmpty()) {
            findings.add(new NoBaseline(level, series.instant(0)));
            return;
        }
        Baseline usual = baseline.get();
        if (usual.source() != Baseline.Source.HISTORY) {
            return;
        }
        double noise = Math.max(
                Math.max(sigma, usual.sigma()), Grain.of(history.get().values()).forLevels());
        if (Math.abs(level - usual.level()) >= SHIFTED * noise) {
            Instant known = history.get().instant(history.get().size() - 1);
            Instant first = series.instant(0);
            Onset onset = new Onset(known.isBefore(first) ? known : first, first);
            findings.add(Departures.shift(usual.level(), level, onset, noise));
        }
    }

    private void tellDepartures(
            Departures departures, List<Step> steps, List<Trend> trends, Option<Baseline> baseline) {
        boolean departed = !findings.isEmpty() || !steps.isEmpty() || !trends.isEmpty();
        Option<Recovery> recovery = departed ? baseline.flatMap(departures::recovery) : Option.none();
        List<SeriesFinding> told = new ArrayList<>(trends);
        for (Step step : steps) {
            if (!recovery.exists(back -> isWayBack(step.shift(), back, baseline.get()))) {
                told.add(step.shift());
            }
        }
        told.sort(Comparator.comparing(SeriesAnalysis::begin));
        findings.addAll(told);
        recovery.forEach(findings::add);
    }

    /** A step that ends near the baseline at the time of the recovery is the recovery. */
    private static boolean isWayBack(LevelShift shift, Recovery recovery, Baseline baseline) {
        boolean meets = !shift.onset().latest().isBefore(recovery.at().earliest())
                && !shift.onset().earliest().isAfter(recovery.at().latest());
        return meets && Math.abs(shift.to() - baseline.level()) < Math.abs(shift.from() - baseline.level());
    }

    private static Instant begin(SeriesFinding finding) {
        return switch (finding) {
            case LevelShift shift -> shift.onset().earliest();
            case Trend trend -> trend.begin();
            default -> Instant.MAX;
        };
    }

    private void tellExhaustion(double usual, List<Trend> trends, List<Step> steps) {
        Instant last = series.instant(series.size() - 1);
        Option<Trend> going = Option.ofOptional(
                trends.stream().filter(trend -> trend.end().equals(last)).findFirst());
        boolean departed = !trends.isEmpty() || !steps.isEmpty();
        new Bounds(series).exhaustion(limit, usual, departed, going).forEach(findings::add);
    }
}
