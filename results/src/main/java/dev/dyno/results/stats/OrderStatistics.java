package dev.dyno.results.stats;

import dev.dyno.results.model.RunSummary.Interval;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The interval of a quantile between two order statistics of independent values, whatever their
 * distribution: as many of n values lie below the true quantile as a binomial count says.
 *
 * <p>Source: David and Nagaraja, "Order Statistics", 2003, section 7.1.
 */
public final class OrderStatistics {
    private OrderStatistics() {}

    /**
     * Returns an interval that misses the quantile on either side with a probability of at most
     * half of {@code 1 - confidence}, with what it really covers, or null where the values are too
     * few for one.
     *
     * @param values in any order, independent
     * @param probability of the quantile, above 0 and below 1; 0.5 is the median
     * @param confidence above 0 and below 1
     */
    public static @Nullable Interval interval(
            double[] values, double probability, double confidence) {
        if (values.length == 0) {
            return null;
        }
        BinomialDistribution below = BinomialDistribution.of(values.length, probability);
        double side = (1 - confidence) / 2;
        int low = lowIndex(below, side);
        int high = highIndex(below, side, values.length);
        if (low < 0 || high >= values.length) {
            return null;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double covered = below.cumulativeProbability(high) - below.cumulativeProbability(low);
        return new Interval(sorted[low], sorted[high], covered);
    }

    /** Returns the largest index at which at most {@code side} lies below, or -1. */
    private static int lowIndex(BinomialDistribution below, double side) {
        int index = below.inverseCumulativeProbability(side);
        while (index >= 0 && below.cumulativeProbability(index) > side) {
            index--;
        }
        return index;
    }

    /** Returns the smallest index at which at most {@code side} lies above, or one too many. */
    private static int highIndex(BinomialDistribution below, double side, int count) {
        int index = below.inverseSurvivalProbability(side);
        while (index < count && below.survivalProbability(index) > side) {
            index++;
        }
        return index;
    }
}
