package dev.dyno.contenders.cosine;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.cosine.CosineSpec;

/**
 * Floats one by one, in eight sums that do not wait for each other. After each block the sums go
 * into a double, so that they stay short and their rounding with them.
 */
@Implementation(
        id = "scalar-float",
        summary = "A plain loop over float arrays with eight sums: what needs no Vector API.")
final class ScalarFloatKernel extends HeapKernel {
    private static final int SUMS = 8;
    private static final int BLOCK = 32 * SUMS;

    ScalarFloatKernel(CosineSpec spec) {
        super(spec);
    }

    @Override
    protected float dotOf(int query, int row) {
        return dot(queries, query * dimension, rows, row * dimension, dimension);
    }

    @Override
    float onePassCosine(int query, int row) {
        int left = query * dimension;
        int right = row * dimension;
        return quotient(
                dot(queries, left, rows, right, dimension),
                dot(queries, left, queries, left, dimension),
                dot(rows, right, rows, right, dimension));
    }

    private static float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        double sum = 0;
        for (int start = 0; start < length; start += BLOCK) {
            sum += block(a, aFrom + start, b, bFrom + start, Math.min(BLOCK, length - start));
        }
        return (float) sum;
    }

    private static float block(float[] a, int aFrom, float[] b, int bFrom, int length) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int index = 0;
        for (; index <= length - SUMS; index += SUMS) {
            int left = aFrom + index;
            int right = bFrom + index;
            s0 += a[left] * b[right];
            s1 += a[left + 1] * b[right + 1];
            s2 += a[left + 2] * b[right + 2];
            s3 += a[left + 3] * b[right + 3];
            s4 += a[left + 4] * b[right + 4];
            s5 += a[left + 5] * b[right + 5];
            s6 += a[left + 6] * b[right + 6];
            s7 += a[left + 7] * b[right + 7];
        }
        for (; index < length; index++) {
            s0 += a[aFrom + index] * b[bFrom + index];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    @Override
    public String codePath() {
        return "8 sums of single floats";
    }
}
