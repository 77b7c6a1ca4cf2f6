package dev.sextant.investigation.domain.metrics;

import dev.sextant.investigation.domain.metrics.Pieces.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * What remains of the pieces of a series when those are joined that differ by too little to matter: a step must be several standard deviations high, more of them the fewer points show it. A few points between
 * two levels are the way from one to the other; a few points away from both of their neighbours, which are alike, passed.
 */
final class Shape {

    /** Twice the logarithm of how much less likely a place of a step may be than the likeliest: a hundredth. */
    private static final double LIKELY = 4.6;

    /** Ways from point to point that are looked at on each side of a step, and how many times as steep it must be beside a slope. */
    private static final int BESIDE = 3;

    private static final double STEEP = 2.5;

    private final double[] hours;
    private final double[] values;
    private final double floor;
    private final int hinted;
    private final List<Piece> pieces;
    private final List<Outliers.Run> passed = new ArrayList<>();
    private double sigma;
    private double independence;

    private Shape(double[] hours, double[] values, double floor, int hinted) {
        this.hours = hours;
        this.values = values;
        this.floor = floor;
        this.hinted = hinted;
        this.pieces = new ArrayList<>(search().search());
    }

    /**
     * Finds the shape.
     *
     * @param hours times
     * @param values values without passing departures
     * @param floor least standard deviation of the noise
     * @param hinted first point at which somebody saw the change; 0 or below when nobody did
     */
    static Shape of(double[] hours, double[] values, double floor, int hinted) {
        Shape shape = new Shape(hours, values.clone(), floor, hinted);
        shape.measure();
        while (shape.joinOne()) {
            shape.measure();
        }
        return shape;
    }

    private Pieces search() {
        return new Pieces(hours, values, floor, hinted);
    }

    /** The pieces, in the order of time; between two of them may lie points on the way from one level to the other. */
    List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    /** Departures that passed. */
    List<Outliers.Run> passed() {
        return List.copyOf(passed);
    }

    /** Standard deviation of the noise around the pieces. */
    double sigma() {
        return sigma;
    }

    /** Share of the points that would say as much if neighbours were not alike. */
    double independence() {
        return independence;
    }

    /** The values that the shape explains. */
    double value(int point) {
        return values[point];
    }

    /** How far the series steps from the end of a piece to the beginning of the next one, up or down. */
    double step(Piece left, Piece right) {
        double end = hours[left.to() - 1];
        double begin = hours[right.from()];
        boolean touching = left.to() == right.from();
        double middle = (end + begin) / 2;
        return right.line().at(touching ? middle : begin) - left.line().at(touching ? middle : end);
    }

    /** Whether the series steps from one piece to the next rather than turning. */
    boolean isStep(Piece left, Piece right) {
        boolean high = Math.abs(step(left, right)) >= needed(left, right) * sigma;
        return high && ((left.line().isFlat() && right.line().isFlat()) || standsOut(left, right));
    }

    /** Whether the way between two pieces is much steeper than the ways beside it: a slope that bends has no step. */
    private boolean standsOut(Piece left, Piece right) {
        double steepest = 0;
        for (int i = left.to(); i <= right.from(); i++) {
            steepest = Math.max(steepest, Math.abs(values[i] - values[i - 1]));
        }
        double[] beside = new double[2 * BESIDE];
        int known = 0;
        for (int i = Math.max(1, left.to() - BESIDE); i < left.to(); i++) {
            beside[known++] = Math.abs(values[i] - values[i - 1]);
        }
        for (int i = right.from() + 1; i < Math.min(values.length, right.from() + 1 + BESIDE); i++) {
            beside[known++] = Math.abs(values[i] - values[i - 1]);
        }
        return known == 0 || steepest >= STEEP * Robust.median(beside, 0, known);
    }

    /** Standard deviations that a step must be high. */
    private static double needed(Piece left, Piece right) {
        int fewest = Math.min(left.size(), right.size());
        return switch (fewest) {
            case 1 -> 8;
            case 2 -> 6;
            case 3, 4 -> 4;
            default -> fewest < 10 ? 3 : fewest < 30 ? 2.5 : 2;
        };
    }

    private void measure() {
        double[] rest = search().rest(pieces);
        double sum = 0;
        for (double each : rest) {
            sum += Math.abs(each);
        }
        double typical = Robust.sigma(rest, 0, rest.length, 0);
        sigma = Math.max(floor, Math.max(typical, Robust.OF_MEAN_DEVIATION * sum / rest.length));
        independence = search().independence(pieces);
    }

    /** Joins the two neighbours that differ least, where that is too little, or takes out what passes between two pieces. */
    private boolean joinOne() {
        int widest = Outliers.widest(values.length);
        for (int i = 1; i + 1 < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.size() <= widest && passes(i)) {
                return true;
            }
        }
        int least = -1;
        double smallest = 1;
        for (int i = 0; i + 1 < pieces.size(); i++) {
            Piece left = pieces.get(i);
            Piece right = pieces.get(i + 1);
            double height = Math.abs(step(left, right)) / (needed(left, right) * sigma);
            if (left.line().isFlat() && right.line().isFlat() && height < smallest) {
                smallest = height;
                least = i;
            }
        }
        if (least < 0) {
            return false;
        }
        join(least, least + 1);
        return true;
    }

    private boolean passes(int index) {
        Piece left = pieces.get(index - 1);
        Piece piece = pieces.get(index);
        Piece right = pieces.get(index + 1);
        double before = left.line().at(hours[left.to() - 1]);
        double after = right.line().at(hours[right.from()]);
        double level = piece.line().at(hours[piece.from() + piece.size() / 2]);
        boolean between = (level - before) * (after - level) > 0;
        if (between && Math.abs(after - before) >= needed(left, right) * sigma) {
            pieces.remove(index);
            return true;
        }
        double usual = (before + after) / 2;
        if (between || Math.abs(after - before) > Math.abs(level - usual) / 4) {
            return false;
        }
        int peak = piece.from();
        for (int i = piece.from(); i < piece.to(); i++) {
            if (Math.abs(values[i] - usual) > Math.abs(values[peak] - usual)) {
                peak = i;
            }
        }
        passed.add(new Outliers.Run(piece.from(), piece.to(), peak, usual, (values[peak] - usual) / sigma));
        for (int i = piece.from(); i < piece.to(); i++) {
            values[i] = usual;
        }
        join(index - 1, index + 1);
        return true;
    }

    private void join(int first, int last) {
        Piece joined =
                search().simplest(pieces.get(first).from(), pieces.get(last).to());
        pieces.subList(first, last + 1).clear();
        pieces.add(first, joined);
    }

    /**
     * Between which points the series stepped from one piece to the next: all places that are not much less likely than the likeliest.
     *
     * @return the last point that is surely before, the first that is surely after
     */
    int[] place(Piece left, Piece right) {
        int earliest = left.to() - 1;
        int latest = right.from();
        double unit = sigma / Robust.OF_MEAN_DEVIATION;
        double[] distance = new double[right.to() - left.from()];
        double sum = 0;
        for (int i = left.from(); i < right.to() - 1; i++) {
            sum += Math.abs(values[i] - left.line().at(hours[i]))
                    - Math.abs(values[i] - right.line().at(hours[i]));
            distance[i - left.from()] = sum;
        }
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i + 1 < distance.length; i++) {
            nearest = Math.min(nearest, distance[i]);
        }
        for (int i = 0; i + 1 < distance.length; i++) {
            if (distance[i] - nearest <= LIKELY * unit) {
                earliest = Math.min(earliest, left.from() + i);
                latest = Math.max(latest, left.from() + i + 1);
            }
        }
        return new int[] {earliest, latest};
    }
}
