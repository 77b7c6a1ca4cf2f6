package dev.sextant.investigation.domain.logs.change;

import java.util.Arrays;

/**
 * How much of a series each cell of a {@link Grid} could have seen: 1 for a cell that lies wholly in the log, less at its ends, 0
 * where the log is silent, and other values where a rhythm or several files let one expect more or less. A constant rate per
 * exposure is what "no change" means.
 */
final class Exposure {

    private final double[] cells;
    private final double[] upTo;
    private final double[][] logs;

    Exposure(double[] cells) {
        this.cells = cells.clone();
        this.upTo = new double[cells.length + 1];
        for (int i = 0; i < cells.length; i++) {
            upTo[i + 1] = upTo[i] + cells[i];
        }
        this.logs = new double[cells.length + 1][];
    }

    int size() {
        return cells.length;
    }

    double cell(int i) {
        return cells[i];
    }

    double total() {
        return upTo[cells.length];
    }

    /** Exposure of the cells from {@code from} to before {@code to}. */
    double between(int from, int to) {
        return upTo[to] - upTo[from];
    }

    /** The logarithm of {@link #between}, from a table that is made on first use. */
    double logBetween(int from, int to) {
        double[] row = logs[from];
        if (row == null) {
            row = new double[cells.length + 1];
            for (int j = from + 1; j < row.length; j++) {
                row[j] = Math.log(Math.max(1e-12, upTo[j] - upTo[from]));
            }
            logs[from] = row;
        }
        return row[to];
    }

    /** This exposure, with each cell multiplied. */
    Exposure times(double[] factors) {
        double[] product = cells.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= factors[i];
        }
        return new Exposure(product);
    }

    /** This exposure, with 0 in the given cells. */
    Exposure without(boolean[] blind) {
        double[] masked = cells.clone();
        for (int i = 0; i < masked.length; i++) {
            if (blind[i]) {
                masked[i] = 0;
            }
        }
        return new Exposure(masked);
    }

    @Override
    public String toString() {
        return Arrays.toString(cells);
    }
}
