package dev.dyno.workloads;

/**
 * Draws an index in proportion to given weights, in constant time.
 *
 * <p>Source: Walker, "An Efficient Method for Generating Discrete Random Variables with General
 * Distributions", ACM TOMS 3(3), 1977; built as in Vose, IEEE TSE 17(9), 1991. Immutable.
 */
public final class AliasTable {
    /** For each column, the 53-bit threshold below which the column's own index is drawn. */
    private final long[] thresholds;

    private final int[] aliases;

    /**
     * Creates a table.
     *
     * @param weights finite, not negative, with a positive sum
     */
    public AliasTable(double[] weights) {
        int size = weights.length;
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0) || weight == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("a weight is " + weight);
            }
            sum += weight;
        }
        if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the weights' sum is " + sum);
        }
        thresholds = new long[size];
        aliases = new int[size];
        double[] shares = new double[size];
        int[] order = new int[size];
        int small = 0;
        int large = size;
        for (int i = 0; i < size; i++) {
            shares[i] = weights[i] * size / sum;
            order[shares[i] < 1 ? small++ : --large] = i;
        }
        fill(shares, order, small);
    }

    /** Pairs each column that has less than its share with one that has more. */
    private void fill(double[] shares, int[] order, int smallCount) {
        int small = 0;
        int large = smallCount;
        while (small < large && large < order.length) {
            int lesser = order[small++];
            int greater = order[large];
            thresholds[lesser] = (long) (shares[lesser] * 0x1.0p53);
            aliases[lesser] = greater;
            shares[greater] -= 1 - shares[lesser];
            if (shares[greater] < 1) {
                large++;
            }
        }
        for (int rest = small; rest < order.length; rest++) {
            thresholds[order[rest]] = 1L << 53;
            aliases[order[rest]] = order[rest];
        }
    }

    /** Draws an index. */
    public int next(SplitMix64 random) {
        int column = random.nextInt(thresholds.length);
        return random.nextLong() >>> 11 < thresholds[column] ? column : aliases[column];
    }
}
