package dev.sextant.investigation.domain.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a series into the few levels and slopes that explain it: from the whole on, a stretch is cut where that explains so much more that noise does not do it, and the parts are looked at in the same way
 * (binary segmentation: Scott and Knott, Biometrics 30, 1974; with a cut at both ends of an excursion: Levin and Kline, Biometrics 41, 1985). Explained is measured by absolute distances, as in the likelihood of
 * Laplace noise, so that wild values count little; values that are alike from point to point count as fewer. Every stretch is looked at in time in proportion to its points, at most eight deep.
 */
final class Pieces {

    private static final int DEEPEST = 8;

    /** Points from which a slope is looked for. */
    static final int FEWEST_FOR_SLOPE = 6;

    /** Points from which it is estimated how alike neighbours are; and the likeness that is expected before, as if so many points had shown it. */
    private static final int FEWEST_FOR_LIKENESS = 8;

    private static final double EXPECTED_LIKENESS = 0.4;

    private static final int EXPECTED_BY = 12;

    private static final double MOST_LIKENESS = 0.95;

    /** Standard deviations from which a step between neighbours is no likeness of neighbours, and from which steps in one direction are none. */
    private static final double ABRUPT = 4.5;

    static final double ONE_WAY = 3;

    /** Points from which a cut is not tried where a first look, at so many standard deviations, speaks against it. */
    private static final int MANY = 30;

    private static final double PROMISING = 3;

    /** Noise from point to point that wandering can hide so many times behind. */
    private static final double HIDDEN = 3;

    private final double[] hours;
    private final double[] values;
    private final double least;
    private final int hinted;
    private final double stepSigma;
    private final double ofNeighbours;

    /**
     * A search.
     *
     * @param hours times
     * @param values values without passing departures
     * @param floor least standard deviation of the noise
     * @param hinted first point at which somebody saw the change; 0 or below when nobody did
     */
    Pieces(double[] hours, double[] values, double floor, int hinted) {
        this.hours = hours;
        this.values = values;
        this.least = floor / Robust.OF_MEAN_DEVIATION;
        this.hinted = hinted;
        this.stepSigma = Robust.stepSigma(values);
        this.ofNeighbours = values.length < MANY ? 0 : independence(likenessOfNeighbours(values), values.length);
    }

    /**
     * A stretch that one line explains.
     *
     * @param from first point
     * @param to the point after the last
     * @param line the line
     * @param distance sum of the distances of its points from the line
     */
    record Piece(int from, int to, Line line, double distance) {
        int size() {
            return to - from;
        }
    }

    /** The stretches of the whole series, without gaps. */
    List<Piece> search() {
        List<Piece> found = new ArrayList<>();
        explain(0, values.length, DEEPEST, found);
        return found;
    }

    private void explain(int from, int to, int depth, List<Piece> found) {
        Piece simple = simplest(from, to);
        List<Piece> parts = depth == 0 || to - from < 3 ? List.of() : bestCut(simple);
        if (parts.isEmpty()) {
            found.add(simple);
            return;
        }
        for (Piece part : parts) {
            explain(part.from, part.to, depth - 1, found);
        }
    }

    /** A level, or a slope where that explains clearly more. */
    Piece simplest(int from, int to) {
        Piece flat = piece(from, to, Line.flat(Robust.median(values, from, to)));
        int size = to - from;
        if (size < FEWEST_FOR_SLOPE) {
            return flat;
        }
        int middle = from + size / 2;
        double between = Math.abs(Robust.median(values, from, middle) - Robust.median(values, middle, to));
        if (between * size < flat.distance) {
            return flat; // less from half to half than within one
        }
        Piece sloped = piece(from, to, Line.through(hours, values, from, to));
        boolean oneWay = Line.steps(values, from, to) >= ONE_WAY;
        double gain = gain(flat, sloped.distance, oneWay ? 1 : independence(List.of(sloped)));
        return gain > priceOfSlope(size) ? sloped : flat;
    }

    private Piece piece(int from, int to, Line line) {
        return new Piece(from, to, line, line.distance(hours, values, from, to));
    }

    /** The best cut of a stretch into two or three, or nothing when none is worth its price. */
    private List<Piece> bestCut(Piece simple) {
        List<Piece> best = List.of();
        double most = 0;
        for (int[] cuts : candidates(simple)) {
            List<Piece> parts = parts(simple, cuts);
            double worth = worth(simple, parts);
            if (worth > most) {
                most = worth;
                best = parts;
            }
        }
        return best;
    }

    private double worth(Piece simple, List<Piece> parts) {
        double distance = 0;
        int slopes = 0;
        for (Piece part : parts) {
            distance += part.distance;
            slopes += part.line.isFlat() ? 0 : 1;
        }
        int size = simple.size();
        double independence = areAbrupt(parts, distance) ? 1 : independence(parts);
        double price = price(size, parts.size() - 1, slopes);
        if (simple.line.isFlat()) {
            return gain(simple, distance, independence) - price;
        }
        double overSlope = gain(simple, distance, independence) - price;
        if (slopes > 0) {
            return overSlope;
        }
        // A slope explains much of a step, too: what do both explain of a level?
        Piece flat = piece(simple.from, simple.to, Line.flat(Robust.median(values, simple.from, simple.to)));
        double ofSlope = gain(flat, simple.distance, independence(List.of(simple))) - priceOfSlope(size);
        return Math.max(overSlope, gain(flat, distance, independence) - price - ofSlope);
    }

    /** Whether all cuts lie at steps far higher than the noise. A series whose neighbours are alike wanders, and does not jump. */
    private boolean areAbrupt(List<Piece> parts, double distance) {
        int size = parts.getLast().to - parts.getFirst().from;
        double remaining = Math.min(Robust.OF_MEAN_DEVIATION * distance / size, HIDDEN * stepSigma);
        double sigma = Math.max(remaining, Robust.OF_MEAN_DEVIATION * least);
        for (Piece part : parts.subList(1, parts.size())) {
            double before = few(Math.max(parts.getFirst().from, part.from - 3), part.from);
            double after = few(part.from, Math.min(parts.getLast().to, part.from + 3));
            if (Math.abs(after - before) < ABRUPT * sigma) {
                return false;
            }
        }
        return true;
    }

    private List<Piece> parts(Piece simple, int[] cuts) {
        List<Piece> parts = new ArrayList<>();
        int from = simple.from;
        for (int cut : cuts) {
            parts.add(simplest(from, cut));
            from = cut;
        }
        parts.add(simplest(from, simple.to));
        if (cuts.length == 1) {
            int better = placed(parts.getFirst(), parts.getLast());
            if (better != cuts[0]) {
                return List.of(simplest(simple.from, better), simplest(better, simple.to));
            }
        }
        return parts;
    }

    /** Where the second of two neighbours begins so that the lines of both are nearest to their points. */
    int placed(Piece left, Piece right) {
        double distance = 0;
        double nearest = Double.MAX_VALUE;
        int at = right.from;
        for (int i = left.from; i < right.to - 1; i++) {
            distance += Math.abs(values[i] - left.line.at(hours[i])) - Math.abs(values[i] - right.line.at(hours[i]));
            if (distance < nearest) {
                nearest = distance;
                at = i + 1;
            }
        }
        return at;
    }

    private List<int[]> candidates(Piece simple) {
        double[] rest = rest(List.of(simple));
        double sigma = Math.max(Robust.sigma(rest, 0, rest.length, 0), least);
        // In a short stretch a first look says nothing.
        double promising = rest.length < MANY ? 0 : PROMISING * sigma;
        List<int[]> candidates = new ArrayList<>();
        largestSum(simple, rest, promising, candidates);
        candidates.add(new int[] {largestStep(simple)});
        if (hinted > simple.from && hinted < simple.to) {
            candidates.add(new int[] {hinted});
        }
        excursion(simple, rest, sigma, promising, candidates);
        for (int i = 0; i < rest.length; i++) {
            rest[i] = -rest[i];
        }
        excursion(simple, rest, sigma, promising, candidates);
        return candidates;
    }

    /** Where the sum of what the line leaves over departs most from zero (CUSUM: Page, Biometrika 42, 1955). */
    private static void largestSum(Piece simple, double[] rest, double promising, List<int[]> candidates) {
        int size = rest.length;
        double all = 0;
        for (double each : rest) {
            all += each;
        }
        double sum = 0;
        double most = -1;
        int at = 1;
        for (int i = 1; i < size; i++) {
            sum += rest[i - 1];
            double departure = sum - all * i / size;
            double weighed = departure * departure * size / ((double) i * (size - i));
            if (weighed > most) {
                most = weighed;
                at = i;
            }
        }
        if (Math.sqrt(most) >= promising) {
            candidates.add(new int[] {simple.from + at});
        }
    }

    /** Where up to three points before and after differ most. */
    private int largestStep(Piece simple) {
        double most = -1;
        int at = simple.from + 1;
        for (int i = simple.from + 1; i < simple.to; i++) {
            double before = few(Math.max(simple.from, i - 3), i);
            double after = few(i, Math.min(simple.to, i + 3));
            if (Math.abs(after - before) > most) {
                most = Math.abs(after - before);
                at = i;
            }
        }
        return at;
    }

    private double few(int from, int to) {
        return switch (to - from) {
            case 1 -> values[from];
            case 2 -> (values[from] + values[from + 1]) / 2;
            default -> Robust.middle(values[from], values[from + 1], values[from + 2]);
        };
    }

    /** The neighbouring points that together lie highest above the line, with a standard deviation for each taken off (Bentley, Comm. ACM 27, 1984). */
    private static void excursion(Piece simple, double[] rest, double sigma, double promising, List<int[]> candidates) {
        double sum = 0;
        double most = 0;
        int start = 0;
        int from = 0;
        int to = 0;
        for (int i = 0; i < rest.length; i++) {
            if (sum <= 0) {
                sum = 0;
                start = i;
            }
            sum += Math.min(8 * sigma, rest[i]) - sigma;
            if (sum > most) {
                most = sum;
                from = start;
                to = i + 1;
            }
        }
        boolean atStart = from == 0;
        boolean atEnd = to == rest.length;
        int points = to - from;
        if (points == 0 || (atStart && atEnd) || (most + points * sigma) / Math.sqrt(points) < promising) {
            return;
        }
        int begin = simple.from + from;
        int end = simple.from + to;
        candidates.add(atStart ? new int[] {end} : atEnd ? new int[] {begin} : new int[] {begin, end});
    }

    /** What the lines of pieces leave over. */
    double[] rest(List<Piece> pieces) {
        double[] rest = new double[pieces.stream().mapToInt(Piece::size).sum()];
        int at = 0;
        for (Piece piece : pieces) {
            for (int i = piece.from; i < piece.to; i++) {
                rest[at++] = values[i] - piece.line.at(hours[i]);
            }
        }
        return rest;
    }

    /**
     * Which share of the points would say as much if neighbours were not alike: (1 − ρ) / (1 + ρ) for the correlation ρ of neighbours (Bartlett, J. R. Stat. Soc. 98, 1935). A step that the pieces leave in makes
     * neighbours look alike, too; where there are many points, their differences show how alike they are without it.
     */
    double independence(List<Piece> pieces) {
        double[] rest = rest(pieces);
        if (rest.length < FEWEST_FOR_LIKENESS) {
            return 1;
        }
        double mean = 0;
        for (double each : rest) {
            mean += Math.abs(each) / rest.length;
        }
        double wide = 3 * Math.max(mean, least);
        double squares = 0;
        double products = 0;
        double previous = 0;
        for (double each : rest) {
            double clipped = Math.clamp(each, -wide, wide);
            squares += clipped * clipped;
            products += previous * clipped;
            previous = clipped;
        }
        double seen = squares == 0 ? 0 : products / squares;
        return Math.max(ofNeighbours, independence(seen + (1 + 3 * seen) / rest.length, rest.length));
    }

    /** Few points show less likeness than there is, so some is expected of them. */
    private static double independence(double seen, int points) {
        double likeness = (seen * points + EXPECTED_LIKENESS * EXPECTED_BY) / (points + (double) EXPECTED_BY);
        double bounded = Math.clamp(likeness, 0, MOST_LIKENESS);
        return (1 - bounded) / (1 + bounded);
    }

    /** The correlation of neighbours by how much wider differences over two points spread than those over one; few steps do not matter to it. */
    private static double likenessOfNeighbours(double[] values) {
        double[] one = new double[values.length - 2];
        double[] two = new double[values.length - 2];
        for (int i = 0; i < one.length; i++) {
            one[i] = values[i + 1] - values[i];
            two[i] = values[i + 2] - values[i];
        }
        double ofOne = Robust.sigma(one, 0, one.length, Robust.median(one));
        double ofTwo = Robust.sigma(two, 0, two.length, Robust.median(two));
        return ofOne == 0 ? 0 : Math.clamp(ofTwo * ofTwo / (ofOne * ofOne) - 1, 0, 1);
    }

    /** Twice the gain in the logarithm of the likelihood. */
    private double gain(Piece simple, double distance, double independence) {
        double before = Math.max(simple.distance / simple.size(), least);
        double after = Math.max(distance / simple.size(), least);
        return 2 * simple.size() * Math.log(before / after) * independence;
    }

    /**
     * What cuts must gain. The numbers are such that of stretches of pure noise with 3 to 1,440 points fewer than 1 in 100 gain it; for few points, of which some are always nearer to each other than to the rest,
     * it is more.
     */
    private static double price(int size, int cuts, int slopes) {
        double one = 14 + 1.2 * Math.log(size) + 130.0 / ((double) size * size);
        return one + (cuts - 1) * (8 + 1.2 * Math.log(size)) + 4 * slopes;
    }

    private static double priceOfSlope(int size) {
        return 10 + 1.2 * Math.log(size) + 130.0 / ((double) size * size);
    }
}
