package dev.dyno.workloads.cosine.exact;

/**
 * Dot products as pairs of doubles, which are exact to about 100 bits: products of floats are exact
 * in a double, and each addition keeps what it lost. So the error of a kernel is seen as it is.
 *
 * <p>Source: Ogita, Rump, Oishi, "Accurate Sum and Dot Product", SIAM Journal on Scientific
 * Computing 26(6), 2005, algorithm 4.4.
 */
public final class Exact {
    private Exact() {}

    /** Returns the dot product of finite vectors of the same length. */
    public static double dot(float[] a, float[] b) {
        double sum = 0;
        double lost = 0;
        for (int index = 0; index < a.length; index++) {
            double product = (double) a[index] * b[index];
            double next = sum + product;
            double shifted = next - sum;
            lost += (sum - (next - shifted)) + (product - shifted);
            sum = next;
        }
        return sum + lost;
    }

    /** Returns the sum of the products' magnitudes, beyond which no partial sum can go. */
    public static double dotOfMagnitudes(float[] a, float[] b) {
        double sum = 0;
        for (int index = 0; index < a.length; index++) {
            sum += Math.abs((double) a[index] * b[index]);
        }
        return sum;
    }

    /** Returns the norm of a finite vector. */
    public static double norm(float[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** Returns the cosine of finite vectors that are not zero. */
    public static double cosine(float[] a, float[] b) {
        return dot(a, b) / (norm(a) * norm(b));
    }
}
