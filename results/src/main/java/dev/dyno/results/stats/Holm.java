package dev.dyno.results.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The p-values of several tests, adjusted so that rejecting those at most alpha keeps the chance of
 * any false rejection at most alpha, whatever the dependence.
 *
 * <p>Source: Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal
 * of Statistics 1979.
 */
public final class Holm {
    private Holm() {}

    /** Returns the adjusted p-values, in the order given. */
    public static double[] adjust(double[] pValues) {
        int[] order =
                IntStream.range(0, pValues.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(index -> pValues[index]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            double scaled = (order.length - rank) * pValues[order[rank]];
            largest = Math.max(largest, Math.min(1, scaled));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
