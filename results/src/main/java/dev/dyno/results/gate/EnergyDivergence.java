package dev.dyno.results.gate;

import org.jspecify.annotations.Nullable;

/**
 * How much two neighbouring stretches of a series differ: the scaled energy statistic of Matteson
 * and James with exponent 1, the mean distance between the stretches less the mean distances within
 * them. Sums over rectangles of the distance matrix come from its prefix sums, so that each pair of
 * stretches takes constant time.
 */
final class EnergyDivergence {
    /** A stretch has at least so many values; a single one has no distance within. */
    static final int STRETCH_MIN = 2;

    private final int length;
    private final double[][] sums;

    /**
     * A split of a series.
     *
     * @param at the first index of the second stretch
     * @param divergence of the two stretches
     */
    record Split(int at, double divergence) {}

    /** Prepares a series; takes quadratic time and memory. */
    EnergyDivergence(double[] series) {
        length = series.length;
        sums = new double[length + 1][length + 1];
        for (int row = 0; row < length; row++) {
            double inRow = 0;
            for (int column = 0; column < length; column++) {
                inRow += Math.abs(series[row] - series[column]);
                sums[row + 1][column + 1] = sums[row][column + 1] + inRow;
            }
        }
    }

    /**
     * Returns the best split of the whole series, or null where it is too short. The second stretch
     * may end before the series does, so that a later change does not blur an earlier one.
     */
    @Nullable Split best() {
        Split best = null;
        for (int at = STRETCH_MIN; at <= length - STRETCH_MIN; at++) {
            for (int end = at + STRETCH_MIN; end <= length; end++) {
                double divergence = divergence(at, end);
                if (best == null || divergence > best.divergence()) {
                    best = new Split(at, divergence);
                }
            }
        }
        return best;
    }

    /** Returns the divergence of {@code 0..at-1} and {@code at..end-1}. */
    double divergence(int at, int end) {
        double first = at;
        double second = end - at;
        double between = rectangle(0, at, at, end) / (first * second);
        double withinFirst = rectangle(0, at, 0, at) / (first * (first - 1));
        double withinSecond = rectangle(at, end, at, end) / (second * (second - 1));
        return first * second / (first + second) * (2 * between - withinFirst - withinSecond);
    }

    private double rectangle(int rowFrom, int rowTo, int columnFrom, int columnTo) {
        return sums[rowTo][columnTo]
                - sums[rowFrom][columnTo]
                - sums[rowTo][columnFrom]
                + sums[rowFrom][columnFrom];
    }
}
