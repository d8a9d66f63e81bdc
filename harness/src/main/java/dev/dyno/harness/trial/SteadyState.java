package dev.dyno.harness.trial;

import java.util.Arrays;

/**
 * Decides where a series of iterations becomes steady. Pure.
 *
 * <p>A tail of a series is steady when it has at least {@link #WINDOW} iterations, when its first
 * one is not slower than the tail's median by more than {@link #TOLERANCE}, when no downward trend
 * is left in it, and when compilation has died down, from its first iteration on. A trend is
 * downward when the median of the first half exceeds that of the second by more than {@link
 * #TOLERANCE}, or when the rank test of Mann (1945) finds one at a one-sided level of about 1 %
 * while the halves differ by more than a quarter of the tolerance. Iterations that get slower, or
 * single slow ones, are noise of the machine and not warm-up: they stay in.
 */
public final class SteadyState {
    /** The fewest iterations that can be called steady. */
    public static final int WINDOW = 4;

    /** By how much the first half of a tail may be slower than the second. */
    public static final double TOLERANCE = 0.05;

    /** The largest share of compilation in the time of the tail's median iteration. */
    public static final double COMPILATION_SHARE_MAX = 0.10;

    /** How the steady part was found, for results. */
    public static final String METHOD =
            "first tail of >= 4 iterations that begins within 5 % of its median, without a downward"
                    + " trend (half medians within 5 %, Mann test at 1 %), compilation below 10 %"
                    + " of an iteration";

    private static final double ONE_SIDED_ONE_PERCENT_Z = 2.326;

    private SteadyState() {}

    /**
     * Returns the index of the first iteration of the longest steady tail that starts at {@code
     * first} or later, or -1 if there is none.
     *
     * @param costNanos what each iteration took
     * @param compilationNanos compilation time during each iteration; 0 where it is not known
     */
    public static int from(long[] costNanos, long[] compilationNanos, int first) {
        for (int start = first; start + WINDOW <= costNanos.length; start++) {
            if (isSteady(costNanos, compilationNanos, start)) {
                return start;
            }
        }
        return -1;
    }

    /** Answers whether the iterations from {@code start} to the end are steady. */
    public static boolean isSteady(long[] costNanos, long[] compilationNanos, int start) {
        int length = costNanos.length - start;
        if (start < 0 || length < WINDOW) {
            return false;
        }
        long[] tail = Arrays.copyOfRange(costNanos, start, costNanos.length);
        long[] compilation = Arrays.copyOfRange(compilationNanos, start, costNanos.length);
        double typical = median(tail);
        return tail[0] <= typical * (1 + TOLERANCE)
                && compilation[0] <= COMPILATION_SHARE_MAX * tail[0]
                && median(compilation) <= COMPILATION_SHARE_MAX * typical
                && !isFalling(tail);
    }

    private static boolean isFalling(long[] tail) {
        int half = tail.length / 2;
        double early = median(Arrays.copyOfRange(tail, 0, half));
        double late = median(Arrays.copyOfRange(tail, tail.length - half, tail.length));
        if (early > late * (1 + TOLERANCE)) {
            return true;
        }
        return early > late * (1 + TOLERANCE / 4) && mannZ(tail) < -ONE_SIDED_ONE_PERCENT_Z;
    }

    /** Returns Mann's statistic against trend, in standard deviations; negative when falling. */
    static double mannZ(long[] values) {
        long score = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                score += Long.compare(values[j], values[i]);
            }
        }
        double n = values.length;
        double deviation = Math.sqrt(n * (n - 1) * (2 * n + 5) / 18);
        return deviation == 0 ? 0 : score / deviation;
    }

    /** Returns the median; of an even number of values the mean of the two in the middle. */
    static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
