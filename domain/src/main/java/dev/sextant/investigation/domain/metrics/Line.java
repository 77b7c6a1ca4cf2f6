package dev.sextant.investigation.domain.metrics;

import java.util.Arrays;

/**
 * A level that stays or moves evenly.
 *
 * @param level value at the first point of the series
 * @param slope units an hour
 */
record Line(double level, double slope) {

    /** Points, or medians of neighbouring points, of which all pairs are compared. */
    private static final int BLOCKS = 32;

    static Line flat(double level) {
        return new Line(level, 0);
    }

    boolean isFlat() {
        return slope == 0;
    }

    double at(double hours) {
        return level + slope * hours;
    }

    /** Sum of the distances of the values [from, to) from the line. */
    double distance(double[] hours, double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(values[i] - at(hours[i]));
        }
        return sum;
    }

    /**
     * The line whose slope is the median of the slopes between all pairs of points (Theil 1950; Sen, J. Am. Stat. Assoc. 63, 1968, section 2), and that has as many points above as below. Of many points, the
     * medians of 32 blocks of neighbours stand for them, so that it takes time in proportion to their number.
     *
     * @param hours times
     * @param values values at these times
     */
    static Line through(double[] hours, double[] values, int from, int to) {
        double[][] blocks = blocks(hours, values, from, to);
        int size = blocks[0].length;
        double[] slopes = new double[size * (size - 1) / 2];
        int pair = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                slopes[pair++] = (blocks[1][j] - blocks[1][i]) / (blocks[0][j] - blocks[0][i]);
            }
        }
        double slope = pair == 0 ? 0 : Robust.median(slopes);
        double[] rest = new double[to - from];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = values[from + i] - slope * hours[from + i];
        }
        return new Line(Robust.median(rest), slope);
    }

    /**
     * How surely the values rise or fall: Kendall's S in its standard deviations, with ties (Mann, Econometrica 13, 1945; Kendall, Rank Correlation Methods, 4th ed. 1975, section 4.9), of the same blocks.
     * Values that are alike from point to point count as fewer (Hamed and Rao, J. Hydrol. 204, 1998).
     *
     * @param independence share of the points that would say as much if they were independent, above 0 to 1
     * @return 0 when nothing is sure, above 0 for a rise
     */
    static double kendall(double[] hours, double[] values, int from, int to, double independence) {
        double[] blocks = blocks(hours, values, from, to)[1];
        int size = blocks.length;
        int sum = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                sum += Double.compare(blocks[j], blocks[i]);
            }
        }
        double variance = size * (size - 1.0) * (2 * size + 5);
        double[] sorted = blocks.clone();
        Arrays.sort(sorted);
        int same = 1;
        for (int i = 1; i <= size; i++) {
            if (i < size && sorted[i] == sorted[i - 1]) {
                same++;
            } else {
                variance -= same * (same - 1.0) * (2 * same + 5);
                same = 1;
            }
        }
        if (variance <= 0 || sum == 0) {
            return 0;
        }
        // Medians of blocks are nearly independent when their points are not.
        double counted = Math.min(1, independence * (to - from) / size);
        return (sum - Integer.signum(sum)) / Math.sqrt(variance / 18) * Math.sqrt(counted);
    }

    /**
     * How surely the values go one way from each to the next, whether or not neighbours are alike: the sign test on the steps (Cox and Stuart, Biometrika 42, 1955).
     *
     * @return standard deviations, at least 0
     */
    static double steps(double[] values, int from, int to) {
        int ways = 0;
        int steps = 0;
        for (int i = from + 1; i < to; i++) {
            int way = Double.compare(values[i], values[i - 1]);
            ways += way;
            steps += Math.abs(way);
        }
        return steps == 0 ? 0 : Math.abs(ways) / Math.sqrt(steps);
    }

    private static double[][] blocks(double[] hours, double[] values, int from, int to) {
        int points = to - from;
        int size = Math.min(points, BLOCKS);
        double[][] blocks = new double[2][size];
        for (int block = 0; block < size; block++) {
            int first = from + (int) ((long) points * block / size);
            int last = from + (int) ((long) points * (block + 1) / size);
            blocks[0][block] = Robust.median(hours, first, last);
            blocks[1][block] = Robust.median(values, first, last);
        }
        return blocks;
    }
}
