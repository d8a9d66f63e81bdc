package dev.dyno.contenders.cosine;

import static jdk.incubator.vector.VectorOperators.ADD;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Dot products and cosines of stretches of float arrays, in vectors of the machine's widest shape.
 * The elements behind the last whole vector are loaded under a mask, the rest of which counts as
 * zero.
 *
 * <p>After each block of steps the accumulators of a dot product go into a total, so that they stay
 * short and their rounding with them. A cosine of one pass has one accumulator for each of its
 * sums.
 */
final class ArrayLanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private static final int BLOCK_STEPS = 64;
    private static final int FOUR = 4 * LANES;

    private ArrayLanes() {}

    private static FloatVector load(float[] from, int index) {
        return FloatVector.fromArray(SPECIES, from, index);
    }

    private static FloatVector loadFirst(float[] from, int index, int count) {
        return FloatVector.fromArray(SPECIES, from, index, SPECIES.indexInRange(0, count));
    }

    /** Returns a dot product, with one accumulator: each step waits for the one before. */
    static float dotByOne(float[] a, int aFrom, float[] b, int bFrom, int length) {
        FloatVector total = FloatVector.zero(SPECIES);
        int whole = SPECIES.loopBound(length);
        for (int start = 0; start < whole; start += BLOCK_STEPS * LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            int end = Math.min(whole, start + BLOCK_STEPS * LANES);
            for (int index = start; index < end; index += LANES) {
                sum = load(a, aFrom + index).fma(load(b, bFrom + index), sum);
            }
            total = total.add(sum);
        }
        return total.reduceLanes(ADD) + rest(a, aFrom, b, bFrom, whole, length);
    }

    /** Returns a dot product, with four accumulators that do not wait for each other. */
    static float dotByFour(float[] a, int aFrom, float[] b, int bFrom, int length) {
        FloatVector total = FloatVector.zero(SPECIES);
        int groups = length - length % FOUR;
        for (int start = 0; start < groups; start += BLOCK_STEPS * FOUR) {
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            int end = Math.min(groups, start + BLOCK_STEPS * FOUR);
            for (int index = start; index < end; index += FOUR) {
                int i = aFrom + index;
                int j = bFrom + index;
                s0 = load(a, i).fma(load(b, j), s0);
                s1 = load(a, i + LANES).fma(load(b, j + LANES), s1);
                s2 = load(a, i + 2 * LANES).fma(load(b, j + 2 * LANES), s2);
                s3 = load(a, i + 3 * LANES).fma(load(b, j + 3 * LANES), s3);
            }
            total = total.add(s0.add(s1).add(s2.add(s3)));
        }
        int whole = SPECIES.loopBound(length);
        for (int index = groups; index < whole; index += LANES) {
            total = load(a, aFrom + index).fma(load(b, bFrom + index), total);
        }
        return total.reduceLanes(ADD) + rest(a, aFrom, b, bFrom, whole, length);
    }

    private static float rest(float[] a, int aFrom, float[] b, int bFrom, int whole, int length) {
        if (whole == length) {
            return 0;
        }
        return loadFirst(a, aFrom + whole, length - whole)
                .mul(loadFirst(b, bFrom + whole, length - whole))
                .reduceLanes(ADD);
    }

    /** Returns a cosine, or what {@link PairKernel#quotient} says, in one pass over both. */
    static float cosine(float[] a, int aFrom, float[] b, int bFrom, int length) {
        FloatVector dot = FloatVector.zero(SPECIES);
        FloatVector aSquared = dot;
        FloatVector bSquared = dot;
        int whole = SPECIES.loopBound(length);
        for (int index = 0; index < whole; index += LANES) {
            FloatVector left = load(a, aFrom + index);
            FloatVector right = load(b, bFrom + index);
            dot = left.fma(right, dot);
            aSquared = left.fma(left, aSquared);
            bSquared = right.fma(right, bSquared);
        }
        if (whole < length) {
            FloatVector left = loadFirst(a, aFrom + whole, length - whole);
            FloatVector right = loadFirst(b, bFrom + whole, length - whole);
            dot = left.fma(right, dot);
            aSquared = left.fma(left, aSquared);
            bSquared = right.fma(right, bSquared);
        }
        return PairKernel.quotient(
                dot.reduceLanes(ADD), aSquared.reduceLanes(ADD), bSquared.reduceLanes(ADD));
    }
}
