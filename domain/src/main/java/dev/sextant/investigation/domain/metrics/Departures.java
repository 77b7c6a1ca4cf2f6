package dev.sextant.investigation.domain.metrics;

import dev.sextant.investigation.domain.metrics.Pieces.Piece;
import dev.sextant.investigation.domain.metrics.SeriesFinding.LevelShift;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Recovery;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Spike;
import dev.sextant.investigation.domain.metrics.SeriesFinding.Trend;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the shape of a series says: steps, trends, spikes, and the way back. */
final class Departures {

    /** A trend must rise or fall by so many standard deviations, and be as sure as one in a hundred. */
    private static final double RISE = 3;

    private static final double SURE = 2.576;

    private static final int MOST_SPIKES = 5;

    /** Share of the height of a step from which a departure that passed is as far away. */
    private static final double AS_FAR = 0.5;

    /** Standard deviations that a level must be away to be one that a series can come back from, and that it may still be away after. */
    private static final double AWAY = 4;

    private static final double BACK = 3;

    /** Or the share of the way. */
    private static final double SHARE_OF_WAY = 0.25;

    private final MetricSeries series;
    private final double[] hours;
    private final Shape shape;
    private final Outliers outliers;

    Departures(MetricSeries series, double[] hours, Shape shape, Outliers outliers) {
        this.series = series;
        this.hours = hours;
        this.shape = shape;
        this.outliers = outliers;
    }

    /**
     * A step.
     *
     * @param left stretch before
     * @param shift what it is
     * @param before points that are surely before
     */
    record Step(Piece left, LevelShift shift, int before) {}

    /** All steps, in the order of time. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        List<Piece> pieces = shape.pieces();
        for (int i = 0; i + 1 < pieces.size(); i++) {
            Piece left = pieces.get(i);
            Piece right = pieces.get(i + 1);
            if (shape.isStep(left, right) && !isHabit(left, right)) {
                int[] place = shape.place(left, right);
                Onset onset = new Onset(series.instant(place[0]), series.instant(place[1]));
                double from = left.line().at(hours[left.to() - 1]);
                double to = right.line().at(hours[right.from()]);
                steps.add(new Step(left, shift(from, to, onset, shape.sigma()), place[0] + 1));
            }
        }
        return steps;
    }

    /** Whether the few points at an end of the window are as far away as others were that came back: then these may come back as well. */
    private boolean isHabit(Piece left, Piece right) {
        int few = Outliers.widest(series.size());
        boolean atStart = left.from() == 0 && left.size() <= few;
        boolean atEnd = right.to() == series.size() && right.size() <= few;
        double away = atStart ? -shape.step(left, right) : shape.step(left, right);
        return (atStart || atEnd)
                && outliers.habits().stream()
                        .map(run -> series.value(run.peak()) - run.usual())
                        .anyMatch(peak -> peak * away > 0 && Math.abs(peak) >= AS_FAR * Math.abs(away));
    }

    static LevelShift shift(double from, double to, Onset onset, double sigma) {
        Option<Double> relative = from == 0 ? Option.none() : Option.some((to - from) / Math.abs(from));
        return new LevelShift(from, to, onset, (to - from) / sigma, relative);
    }

    /** All trends, in the order of time; slopes that go on in one direction are one trend, and so is a flatter stretch beside it whose points all go the same way. */
    List<Trend> trends() {
        List<Trend> trends = new ArrayList<>();
        List<Piece> pieces = shape.pieces();
        int next = 0;
        for (int i = 0; i < pieces.size(); i = Math.max(i + 1, next)) {
            double slope = pieces.get(i).line().slope();
            if (slope != 0) {
                int last = i;
                while (last + 1 < pieces.size()
                        && (goesOn(pieces.get(last), pieces.get(last + 1)) || climbs(pieces, last, last + 1, slope))) {
                    last++;
                }
                int first = i;
                while (first > next && climbs(pieces, first, first - 1, slope)) {
                    first--;
                }
                trend(pieces, first, last).forEach(trends::add);
                next = last + 1;
            }
        }
        return trends;
    }

    /** Whether a piece beside another, without a step between them, goes the way of the slope from each point to the next. */
    private boolean climbs(List<Piece> pieces, int beside, int index, double slope) {
        Piece piece = pieces.get(index);
        Piece left = pieces.get(Math.min(beside, index));
        Piece right = pieces.get(Math.max(beside, index));
        if (shape.isStep(left, right)) {
            return false;
        }
        for (int i = Math.max(1, piece.from()); i < Math.min(piece.to() + 1, series.size()); i++) {
            if ((shape.value(i) - shape.value(i - 1)) * slope <= 0) {
                return false;
            }
        }
        return true;
    }

    private boolean goesOn(Piece left, Piece right) {
        return left.to() == right.from()
                && left.line().slope() * right.line().slope() > 0
                && !shape.isStep(left, right);
    }

    private Option<Trend> trend(List<Piece> pieces, int first, int last) {
        Piece begin = pieces.get(first);
        Piece end = pieces.get(last);
        double[] values = new double[end.to()];
        for (int i = begin.from(); i < end.to(); i++) {
            values[i] = shape.value(i);
        }
        double slope = first == last
                ? begin.line().slope()
                : Line.through(hours, values, begin.from(), end.to()).slope();
        boolean oneWay = Line.steps(values, begin.from(), end.to()) >= Pieces.ONE_WAY;
        double from = oneWay ? values[begin.from()] : near(begin.line().at(hours[begin.from()]), begin.from());
        double to = oneWay ? values[end.to() - 1] : near(end.line().at(hours[end.to() - 1]), end.to() - 3);
        double z = Line.kendall(hours, values, begin.from(), end.to(), oneWay ? 1 : shape.independence());
        boolean matters = Math.abs(to - from) >= RISE * shape.sigma() && (to - from) * slope > 0;
        if (!matters || Math.abs(z) < SURE || z * slope < 0) {
            return Option.none();
        }
        Option<Onset> onset = first == 0 ? Option.none() : Option.some(bend(pieces.get(first - 1), begin, end));
        return Option.some(
                new Trend(slope, from, to, series.instant(begin.from()), series.instant(end.to() - 1), onset, z));
    }

    /** A value of a line, but not beyond the three points that it stands for: lines overshoot where a trend bends. */
    private double near(double value, int first) {
        double a = shape.value(first);
        double b = shape.value(first + 1);
        double c = shape.value(first + 2);
        return Math.clamp(value, Math.min(a, Math.min(b, c)), Math.max(a, Math.max(b, c)));
    }

    /** When a trend began: as nearly as it is told from what was before by two standard deviations. */
    private Onset bend(Piece before, Piece begin, Piece end) {
        if (shape.isStep(before, begin)) {
            int[] place = shape.place(before, begin);
            return new Onset(series.instant(place[0]), series.instant(place[1]));
        }
        double change = Math.abs(begin.line().slope() - before.line().slope());
        long unsure = (long) Math.min(2 * shape.sigma() / change * 3_600_000, 1e15);
        long at = series.time(begin.from());
        long earliest = Math.max(series.time(before.from()), Math.min(series.time(before.to() - 1), at - unsure));
        long latest = Math.min(series.time(end.to() - 1), at + unsure);
        return new Onset(Instant.ofEpochMilli(earliest), Instant.ofEpochMilli(latest));
    }

    /** The spikes that are farthest away, at most five, in the order of time. */
    List<Spike> spikes() {
        List<Outliers.Run> runs = new ArrayList<>(outliers.runs());
        runs.addAll(shape.passed());
        return runs.stream()
                .sorted(Comparator.comparingDouble((Outliers.Run run) -> -Math.abs(run.z()))
                        .thenComparingInt(Outliers.Run::from))
                .limit(MOST_SPIKES)
                .sorted(Comparator.comparingInt(Outliers.Run::from))
                .map(this::spike)
                .toList();
    }

    private Spike spike(Outliers.Run run) {
        Onset onset = new Onset(series.instant(run.from() - 1), series.instant(run.from()));
        return new Spike(
                series.value(run.peak()),
                run.usual(),
                series.instant(run.from()),
                series.instant(run.to() - 1),
                onset,
                run.z());
    }

    /** The way back to the baseline that lasts to the end of the window, when the series was far from it before. */
    Option<Recovery> recovery(Baseline baseline) {
        double sigma = Math.max(shape.sigma(), baseline.sigma());
        double farthest = 0;
        for (Piece piece : shape.pieces()) {
            double begin = Math.abs(piece.line().at(hours[piece.from()]) - baseline.level());
            double end = Math.abs(piece.line().at(hours[piece.to() - 1]) - baseline.level());
            farthest = Math.max(farthest, Math.max(begin, end));
        }
        if (farthest < AWAY * sigma) {
            return Option.none();
        }
        double near = Math.max(BACK * sigma, SHARE_OF_WAY * farthest);
        int size = series.size();
        int last = size - 1;
        while (last >= 0 && Math.abs(smooth(last) - baseline.level()) <= near) {
            last--;
        }
        if (last < 0 || last > size - 3) {
            return Option.none();
        }
        double[] after = new double[size - 1 - last];
        for (int i = 0; i < after.length; i++) {
            after[i] = shape.value(last + 1 + i);
        }
        Onset at = new Onset(series.instant(last), series.instant(last + 1));
        return Option.some(new Recovery(Robust.median(after), at));
    }

    private double smooth(int point) {
        return point == 0 || point == series.size() - 1
                ? shape.value(point)
                : Robust.middle(shape.value(point - 1), shape.value(point), shape.value(point + 1));
    }
}
