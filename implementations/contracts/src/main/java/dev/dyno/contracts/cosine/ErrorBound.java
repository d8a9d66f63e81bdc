package dev.dyno.contracts.cosine;

/**
 * How far a kernel's answers may be from the exact ones, for vectors of {@code d} elements and with
 * the unit roundoff {@code u = 2^-24} of a float.
 *
 * <p>The sum of {@code d} products in {@code k} interleaved partial sums is off by at most about
 * {@code (d/k + log2 k + 1) u |a||b|}; the bound is that of 64 partial sums, which is what four
 * registers of 16 floats are. Fewer do as well on most vectors, and better than that only if their
 * partial sums are kept short.
 *
 * <p>Source of the analysis: Higham, "Accuracy and Stability of Numerical Algorithms", 2nd edition,
 * SIAM 2002, section 4.2.
 */
public final class ErrorBound {
    /** Half the distance between 1 and the next float. */
    public static final double UNIT_ROUNDOFF = 0x1p-24;

    private static final double PARTIAL_SUMS = 64;
    private static final double DOT_STEPS = 8;
    private static final double STORED_NORM_STEPS = 4;

    private ErrorBound() {}

    /**
     * Returns the largest error of a dot product: {@code (d/64 + 8) u |a||b|}, and half of the
     * smallest float for each product that may have been denormal.
     *
     * @param norms the product of both vectors' norms
     */
    public static double dot(int dimension, double norms) {
        return steps(dimension) * UNIT_ROUNDOFF * norms + (dimension + 1) * 0x1p-150;
    }

    /**
     * Returns the largest error of a cosine: that of the dot product over {@code |a||b|}, and what
     * the norms add. Stored ones add the rounding of two inverses and their products; recomputed
     * ones are sums as long as the dot product itself, each under a root.
     */
    public static double cosine(int dimension, NormMode normMode) {
        double steps =
                switch (normMode) {
                    case STORED -> steps(dimension) + STORED_NORM_STEPS;
                    case RECOMPUTED -> 2 * steps(dimension);
                };
        return steps * UNIT_ROUNDOFF;
    }

    private static double steps(int dimension) {
        return dimension / PARTIAL_SUMS + DOT_STEPS;
    }
}
