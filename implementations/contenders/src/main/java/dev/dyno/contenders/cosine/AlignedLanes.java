package dev.dyno.contenders.cosine;

import static jdk.incubator.vector.VectorOperators.ADD;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Dot products and cosines of stretches of memory that start at a cache line and are whole lines
 * long, in vectors of the machine's widest shape.
 *
 * <p>All loads go through one constant segment that spans all memory, and each address is cut to
 * the 47 bits that a user's address has. So the compiler can prove that every load is in bounds,
 * and leaves the check out; without the cut it checks each load, which costs as much as the load.
 * What is in bounds of a vector is thereby an obligation of the caller.
 *
 * <p>After each block of steps the accumulators of a dot product go into a total, so that they stay
 * short and their rounding with them. A cosine of one pass has one accumulator for each of its
 * sums.
 */
final class AlignedLanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    static final int BYTES = LANES * Float.BYTES;

    @SuppressWarnings("restricted")
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final long ADDRESS_MASK = (1L << 47) - 1;
    private static final int BLOCK_STEPS = 64;
    private static final int FOUR = 4 * BYTES;

    private AlignedLanes() {}

    /** Returns an address of which the compiler knows that {@link #load} need not check it. */
    static long cut(long address) {
        return address & ADDRESS_MASK;
    }

    /** Loads a vector from an address that went through {@link #cut}, or a little behind it. */
    static FloatVector load(long address) {
        return FloatVector.fromMemorySegment(SPECIES, ALL, address, ORDER);
    }

    /**
     * Returns a dot product, with four accumulators that do not wait for each other.
     *
     * @param a an address at the start of a line
     * @param b as {@code a}
     * @param bytes a multiple of a line
     */
    static float dot(long a, long b, int bytes) {
        FloatVector total = FloatVector.zero(SPECIES);
        int groups = bytes - bytes % FOUR;
        for (int start = 0; start < groups; start += BLOCK_STEPS * FOUR) {
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            int end = Math.min(groups, start + BLOCK_STEPS * FOUR);
            for (int at = start; at < end; at += FOUR) {
                long i = cut(a + at);
                long j = cut(b + at);
                s0 = load(i).fma(load(j), s0);
                s1 = load(i + BYTES).fma(load(j + BYTES), s1);
                s2 = load(i + 2L * BYTES).fma(load(j + 2L * BYTES), s2);
                s3 = load(i + 3L * BYTES).fma(load(j + 3L * BYTES), s3);
            }
            total = total.add(s0.add(s1).add(s2.add(s3)));
        }
        for (int at = groups; at < bytes; at += BYTES) {
            total = load(cut(a + at)).fma(load(cut(b + at)), total);
        }
        return total.reduceLanes(ADD);
    }

    /** Returns a cosine, or what {@link PairKernel#quotient} says, in one pass over both. */
    static float cosine(long a, long b, int bytes) {
        FloatVector dot = FloatVector.zero(SPECIES);
        FloatVector aSquared = dot;
        FloatVector bSquared = dot;
        for (int at = 0; at < bytes; at += BYTES) {
            FloatVector left = load(cut(a + at));
            FloatVector right = load(cut(b + at));
            dot = left.fma(right, dot);
            aSquared = left.fma(left, aSquared);
            bSquared = right.fma(right, bSquared);
        }
        return PairKernel.quotient(
                dot.reduceLanes(ADD), aSquared.reduceLanes(ADD), bSquared.reduceLanes(ADD));
    }
}
