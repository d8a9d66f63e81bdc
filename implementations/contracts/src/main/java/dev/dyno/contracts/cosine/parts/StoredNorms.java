package dev.dyno.contracts.cosine.parts;

import dev.dyno.contracts.cosine.CosineKernel;
import java.util.Arrays;

/**
 * The inverse norms of vectors, which make a cosine of a dot product. Whoever computes in floats
 * must ask which vectors are too long or too short for that. Used by one thread at a time.
 */
public final class StoredNorms {
    private final float[] inverses;
    private final boolean[] extremes;
    private int extremeCount;

    /** Creates the norms of so many zero vectors. */
    public StoredNorms(int count) {
        inverses = new float[count];
        extremes = new boolean[count];
        Arrays.fill(inverses, Float.POSITIVE_INFINITY);
    }

    /** Computes the norm of a vector that was set. */
    public void set(int index, float[] values) {
        double squared = squared(values);
        inverses[index] = (float) (1 / Math.sqrt(squared));
        boolean isExtreme =
                squared != 0
                        && squared < Double.POSITIVE_INFINITY
                        && (squared < CosineKernel.SQUARED_NORM_MIN
                                || squared > CosineKernel.SQUARED_NORM_MAX);
        extremeCount += (isExtreme ? 1 : 0) - (extremes[index] ? 1 : 0);
        extremes[index] = isExtreme;
    }

    private static double squared(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }

    /** Returns 1 over the norm: infinite for a zero vector, 0 or not a number for no finite one. */
    public float inverse(int index) {
        return inverses[index];
    }

    /** Returns whether any vector is {@link #isExtreme}. */
    public boolean hasExtremes() {
        return extremeCount != 0;
    }

    /** Returns whether floats cannot hold a dot product with this finite vector that is not 0. */
    public boolean isExtreme(int index) {
        return extremes[index];
    }
}
