package dev.dyno.contenders.cosine;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.cosine.CosineSpec;

/**
 * The reference. A product of two floats is exact in a double, and the sum carries what each
 * addition lost.
 *
 * <p>Source: Kahan, "Further Remarks on Reducing Truncation Errors", CACM 8(1), 1965.
 */
@Implementation(id = "kahan-double", summary = "One compensated sum of exact products in doubles.")
final class KahanDoubleKernel extends HeapKernel {
    KahanDoubleKernel(CosineSpec spec) {
        super(spec);
    }

    @Override
    protected float dotOf(int query, int row) {
        return (float) dot(queries, query * dimension, rows, row * dimension, dimension);
    }

    @Override
    float onePassCosine(int query, int row) {
        int left = query * dimension;
        int right = row * dimension;
        double dot = dot(queries, left, rows, right, dimension);
        double querySquared = dot(queries, left, queries, left, dimension);
        double rowSquared = dot(rows, right, rows, right, dimension);
        return (float) (dot / (Math.sqrt(querySquared) * Math.sqrt(rowSquared)));
    }

    private static double dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        double sum = 0;
        double lost = 0;
        for (int index = 0; index < length; index++) {
            double wanted = (double) a[aFrom + index] * b[bFrom + index] - lost;
            double next = sum + wanted;
            lost = next - sum - wanted;
            sum = next;
        }
        // Beyond infinity nothing is lost, and what is lost is not a number.
        return Double.isFinite(sum) ? sum : plain(a, aFrom, b, bFrom, length);
    }

    private static double plain(float[] a, int aFrom, float[] b, int bFrom, int length) {
        double sum = 0;
        for (int index = 0; index < length; index++) {
            sum += (double) a[aFrom + index] * b[bFrom + index];
        }
        return sum;
    }

    @Override
    public String codePath() {
        return "one compensated sum in doubles";
    }
}
