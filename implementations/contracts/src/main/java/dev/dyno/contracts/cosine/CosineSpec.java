package dev.dyno.contracts.cosine;

/**
 * What a kernel is made for.
 *
 * @param dimension how many floats a vector has, at most {@value #DIMENSION_MAX}
 * @param rowCount how many rows there are
 * @param queryCount how many queries there are
 * @param normMode where the norms of cosines come from
 */
public record CosineSpec(int dimension, int rowCount, int queryCount, NormMode normMode) {
    /** The most floats that a vector can have. */
    public static final int DIMENSION_MAX = 1 << 16;

    /** The most floats that all rows, or all queries, can have: as many as an array. */
    public static final long FLOATS_MAX = 1L << 30;

    /** Checks the ranges. */
    public CosineSpec {
        if (dimension < 0 || dimension > DIMENSION_MAX) {
            throw new IllegalArgumentException(
                    "a dimension of " + dimension + " is not in 0.." + DIMENSION_MAX);
        }
        checkCount("rows", rowCount, dimension);
        checkCount("queries", queryCount, dimension);
    }

    private static void checkCount(String what, int count, int dimension) {
        // Some kernels round a vector up to whole lines.
        long floats = (long) count * (dimension + 63);
        if (count < 0 || floats > FLOATS_MAX) {
            throw new IllegalArgumentException(
                    count + " " + what + " of " + dimension + " floats are too many or too few");
        }
    }
}
