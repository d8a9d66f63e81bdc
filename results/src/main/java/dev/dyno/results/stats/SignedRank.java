package dev.dyno.results.stats;

import dev.dyno.results.model.RunSummary.Interval;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The Hodges–Lehmann estimate of a centre, one figure per fork, with the exact Wilcoxon signed-rank
 * test and the interval that inverts it.
 *
 * <p>The test is the sign-flip permutation test with ranks as scores: under the hypothesis that the
 * values are symmetric around 0, which holds for log ratios of two arms that took turns at random
 * and run the same code, each value was as likely to have the other sign. The null distribution
 * over all 2ⁿ flips is computed exactly, ties and zeros included (zeros are ranked and then add
 * nothing, after Pratt 1959).
 *
 * <p>Sources: Hodges and Lehmann, "Estimates of Location Based on Rank Tests", 1963; Wilcoxon,
 * "Individual Comparisons by Ranking Methods", 1945. Ties do not widen the interval; with
 * continuous measurements they do not matter.
 */
public final class SignedRank {
    /** Below this coverage no interval is given. */
    public static final double CONFIDENCE_MIN = 0.95;

    /** The most values that are supported. */
    public static final int VALUES_MAX = 200;

    private static final NaturalRanking RANKING =
            new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);

    private static final Median MEDIAN = Median.withDefaults().withCopy(false);

    /**
     * Tails of the distribution without ties, by the number of values; filled at need. A racing
     * thread computes the same table again.
     */
    private static final AtomicReferenceArray<double[]> TAILS =
            new AtomicReferenceArray<>(VALUES_MAX + 1);

    private SignedRank() {}

    /**
     * Returns the median of all pairwise means.
     *
     * @param values one figure per fork, at least one
     */
    public static double estimate(double[] values) {
        return MEDIAN.evaluate(unsortedWalshAverages(values));
    }

    /**
     * Returns the narrowest interval that covers at least {@link #CONFIDENCE_MIN}, with what it
     * really covers, or null where even the widest covers less: below six values.
     */
    public static @Nullable Interval interval(double[] values) {
        return interval(values, CONFIDENCE_MIN);
    }

    /**
     * Returns the narrowest interval that covers at least the given confidence, with what it really
     * covers, or null where even the widest covers less.
     */
    public static @Nullable Interval interval(double[] values, double confidence) {
        int rank = rankAtLevel(values.length, (1 - confidence) / 2);
        if (rank < 0) {
            return null;
        }
        double[] walsh = walshAverages(values);
        return new Interval(
                walsh[rank], walsh[walsh.length - 1 - rank], 1 - 2 * tails(values.length)[rank]);
    }

    /**
     * Returns the one-sided p-value of the exact test whose alternative is a centre above 0.
     *
     * @param values one figure per fork, at least one
     */
    public static double pGreater(double[] values) {
        requireCount(values.length);
        double[] sizes = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            sizes[index] = Math.abs(values[index]);
        }
        double[] ranks = RANKING.apply(sizes);
        int[] doubledRanks = new int[values.length];
        int count = 0;
        int against = 0;
        boolean isTied = false;
        for (int index = 0; index < values.length; index++) {
            if (values[index] != 0) {
                int doubled = (int) Math.round(2 * ranks[index]);
                isTied |= isTied(ranks, index);
                doubledRanks[count++] = doubled;
                against += values[index] < 0 ? doubled : 0;
            }
        }
        if (count == values.length && !isTied) {
            return Math.min(1, tails(count)[against / 2]);
        }
        return tail(distribution(Arrays.copyOf(doubledRanks, count)), against);
    }

    /** Returns the one-sided p-value of the exact test whose alternative is a centre below 0. */
    public static double pLess(double[] values) {
        double[] negated = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            negated[index] = -values[index];
        }
        return pGreater(negated);
    }

    /**
     * Returns the index into the sorted {@link #walshAverages} of the one-sided lower confidence
     * bound: the largest whose bound is above the truth with a probability of at most {@code
     * alpha}. The upper bound lies as far from the other end.
     *
     * @return -1 if no bound of so few values reaches the level
     */
    public static int rankAtLevel(int count, double alpha) {
        requireCount(count);
        double[] tails = tails(count);
        int rank = -1;
        while (rank + 1 < tails.length / 2 && tails[rank + 1] <= alpha * (1 + 1e-12)) {
            rank++;
        }
        return rank;
    }

    /** Returns the means of all pairs, each value paired with itself too, ascending. */
    public static double[] walshAverages(double[] values) {
        double[] walsh = unsortedWalshAverages(values);
        Arrays.sort(walsh);
        return walsh;
    }

    private static double[] unsortedWalshAverages(double[] values) {
        requireCount(values.length);
        double[] walsh = new double[values.length * (values.length + 1) / 2];
        int count = 0;
        for (int first = 0; first < values.length; first++) {
            for (int second = first; second < values.length; second++) {
                walsh[count++] = (values[first] + values[second]) / 2;
            }
        }
        return walsh;
    }

    /** Returns the median of sorted values. */
    public static double middle(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Returns the probabilities that the rank sum against the alternative is at most the index. */
    private static double[] tails(int count) {
        double[] tails = TAILS.getAcquire(count);
        if (tails == null) {
            int[] ranks = new int[count];
            for (int index = 0; index < count; index++) {
                ranks[index] = index + 1;
            }
            tails = distribution(ranks);
            for (int sum = 1; sum < tails.length; sum++) {
                tails[sum] += tails[sum - 1];
            }
            TAILS.setRelease(count, tails);
        }
        return tails;
    }

    private static double tail(double[] probabilities, int last) {
        double tail = 0;
        for (int sum = 0; sum <= last; sum++) {
            tail += probabilities[sum];
        }
        return Math.min(1, tail);
    }

    /** Answers whether an earlier value has the same rank. */
    private static boolean isTied(double[] ranks, int index) {
        for (int other = 0; other < index; other++) {
            if (ranks[other] == ranks[index]) {
                return true;
            }
        }
        return false;
    }

    /** Returns the probabilities of the sums of scores when each is in or out at even odds. */
    private static double[] distribution(int[] scores) {
        int total = 0;
        for (int score : scores) {
            total += score;
        }
        double[] probabilities = new double[total + 1];
        probabilities[0] = 1;
        int reached = 0;
        for (int score : scores) {
            reached += score;
            for (int sum = reached; sum >= 0; sum--) {
                double with = sum >= score ? probabilities[sum - score] : 0;
                probabilities[sum] = (probabilities[sum] + with) / 2;
            }
        }
        return probabilities;
    }

    private static void requireCount(int count) {
        if (count == 0) {
            throw new IllegalArgumentException("no values");
        }
        if (count > VALUES_MAX) {
            throw new IllegalArgumentException(
                    count + " values; at most " + VALUES_MAX + " are supported");
        }
    }
}
