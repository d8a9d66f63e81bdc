package dev.dyno.results.stats;

import dev.dyno.results.model.RunSummary.Interval;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The Hodges–Lehmann estimate of a centre, one figure per fork, with the interval that inverts the
 * exact Wilcoxon signed-rank test.
 *
 * <p>Sources: Hodges and Lehmann, "Estimates of Location Based on Rank Tests", 1963; Wilcoxon,
 * "Individual Comparisons by Ranking Methods", 1945. Ties do not widen the interval; with
 * continuous measurements they do not matter.
 */
public final class SignedRank {
    /** Below this coverage no interval is given. */
    public static final double CONFIDENCE_MIN = 0.95;

    private static final int EXACT_MAX = 200;

    private SignedRank() {}

    /**
     * Returns the median of all pairwise means.
     *
     * @param values one figure per fork, at least one
     */
    public static double estimate(double[] values) {
        double[] walsh = walshAverages(values);
        int middle = walsh.length / 2;
        return walsh.length % 2 == 1 ? walsh[middle] : (walsh[middle - 1] + walsh[middle]) / 2;
    }

    /**
     * Returns the narrowest interval that covers at least {@link #CONFIDENCE_MIN}, with what it
     * really covers, or null where even the widest covers less: below six values.
     */
    public static @Nullable Interval interval(double[] values) {
        if (values.length > EXACT_MAX) {
            throw new IllegalArgumentException(
                    values.length + " values; at most " + EXACT_MAX + " are supported");
        }
        double[] walsh = walshAverages(values);
        double[] probabilities = distribution(values.length);
        double tail = 0;
        double covered = 0;
        int dropped = -1;
        for (int rank = 0; rank < walsh.length / 2; rank++) {
            tail += probabilities[rank];
            if (1 - 2 * tail < CONFIDENCE_MIN) {
                break;
            }
            covered = 1 - 2 * tail;
            dropped = rank;
        }
        return dropped < 0
                ? null
                : new Interval(walsh[dropped], walsh[walsh.length - 1 - dropped], covered);
    }

    private static double[] walshAverages(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        double[] walsh = new double[values.length * (values.length + 1) / 2];
        int count = 0;
        for (int first = 0; first < values.length; first++) {
            for (int second = first; second < values.length; second++) {
                walsh[count++] = (values[first] + values[second]) / 2;
            }
        }
        Arrays.sort(walsh);
        return walsh;
    }

    /** Returns the probabilities of the rank sums {@code 0..n(n+1)/2} when all signs are fair. */
    private static double[] distribution(int n) {
        double[] probabilities = new double[n * (n + 1) / 2 + 1];
        probabilities[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = probabilities.length - 1; sum >= 0; sum--) {
                double with = sum >= rank ? probabilities[sum - rank] : 0;
                probabilities[sum] = (probabilities[sum] + with) / 2;
            }
        }
        return probabilities;
    }
}
