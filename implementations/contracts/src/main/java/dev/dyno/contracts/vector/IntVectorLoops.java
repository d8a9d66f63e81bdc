package dev.dyno.contracts.vector;

/**
 * Whole loops over a vector, for one that lives behind foreign calls: a call from Java costs more
 * than what it would measure. Each does exactly what the loop in its description does.
 *
 * <p>Random numbers are those of a linear congruential generator whose word has 64 bits: {@code
 * state = state * MULTIPLIER + INCREMENT}, beginning with the seed. Used by one thread at a time.
 */
public interface IntVectorLoops {
    /** The factor of the generator. Source: Knuth, MMIX. */
    long MULTIPLIER = 0x5851_F42D_4C95_7F2DL;

    /** The summand of the generator. */
    long INCREMENT = 0x1405_7B7E_F767_814FL;

    /**
     * Appends numbers one by one.
     *
     * @param count at least 0
     * @param first the first; each other one is by {@code step} more, and may overflow
     */
    void appendSequence(int count, int first, int step);

    /** Returns the sum of all elements, gone over in order. */
    long sum();

    /**
     * Returns the sum of elements at random indices, each of which is checked.
     *
     * @param indexBits an index is so many of the highest bits of a random number; 1..31
     */
    long sumAtRandom(long seed, long count, int indexBits);

    /**
     * Inserts a random number at a random index, and erases what is at another, so many times. The
     * index below a bound is that of {@link #indexBelow}.
     */
    void insertAndErase(long seed, int count);

    /** Returns what part of the bound the upper half of a random number is. */
    static int indexBelow(long state, int bound) {
        return (int) (((state >>> Integer.SIZE) * bound) >>> Integer.SIZE);
    }
}
