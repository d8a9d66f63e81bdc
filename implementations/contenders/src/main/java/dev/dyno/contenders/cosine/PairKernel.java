package dev.dyno.contenders.cosine;

import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.CosineSpec;
import dev.dyno.contracts.cosine.parts.PairwiseKernel;

/**
 * Where floats cannot hold what a cosine is made of, it is computed in doubles, which can. Used by
 * one thread at a time.
 */
abstract class PairKernel extends PairwiseKernel {
    private final int dimension;

    PairKernel(CosineSpec spec) {
        super(spec);
        dimension = spec.dimension();
    }

    /** Returns one element of a row. */
    abstract float rowValue(int row, int index);

    /** Returns one element of a query. */
    abstract float queryValue(int query, int index);

    /** Returns a cosine in one pass, or what is not a number if {@link #quotient} says so. */
    abstract float onePassCosine(int query, int row);

    @Override
    protected final float recomputedCosine(int query, int row) {
        float cosine = onePassCosine(query, row);
        return Float.isNaN(cosine) ? extremeCosine(query, row) : cosine;
    }

    @Override
    protected final float extremeCosine(int query, int row) {
        double dot = 0;
        double querySquared = 0;
        double rowSquared = 0;
        for (int index = 0; index < dimension; index++) {
            double left = queryValue(query, index);
            double right = rowValue(row, index);
            dot += left * right;
            querySquared += left * left;
            rowSquared += right * right;
        }
        return (float) (dot / (Math.sqrt(querySquared) * Math.sqrt(rowSquared)));
    }

    /**
     * Returns a cosine made of three sums, or what is not a number where a squared norm is outside
     * of what floats are good for.
     */
    static float quotient(float dot, float querySquared, float rowSquared) {
        return isOrdinary(querySquared) && isOrdinary(rowSquared)
                ? (float) (dot / Math.sqrt((double) querySquared * rowSquared))
                : Float.NaN;
    }

    private static boolean isOrdinary(float squared) {
        return squared >= CosineKernel.SQUARED_NORM_MIN && squared <= CosineKernel.SQUARED_NORM_MAX;
    }
}
