package dev.dyno.workloads.matching.conformance;

import dev.dyno.workloads.SplitMix64;
import java.util.function.ToLongFunction;

/** The ids of random runs: patterns that maps from ids to orders have trouble with. */
final class IdSources {
    /** Factors of multiplicative hashing: the golden ratio in 64 and in 32 bits. */
    private static final long[] HASH_FACTORS = {0x9E37_79B9_7F4A_7C15L, 0x9E37_79B9L};

    /** How many of the lowest bits a hash may leave to pick a place within a cache line. */
    private static final int LINE_BITS_MAX = 5;

    private static final int COLLIDING_IDS = 200;

    private static final long[] LANDMARKS = {
        0,
        -1,
        1,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        0xFFFF_FFFFL,
        1L << 32
    };

    private IdSources() {}

    /** Counts up from 1. */
    static ToLongFunction<SplitMix64> dense() {
        return new ToLongFunction<>() {
            private long newest;

            @Override
            public long applyAsLong(SplitMix64 random) {
                return ++newest;
            }
        };
    }

    /** Counts down from 0. */
    static ToLongFunction<SplitMix64> negative() {
        return new ToLongFunction<>() {
            private long newest = 1;

            @Override
            public long applyAsLong(SplitMix64 random) {
                return --newest;
            }
        };
    }

    /** A few ids, used again and again. */
    static ToLongFunction<SplitMix64> few(int count) {
        return random -> 1 + random.nextInt(count);
    }

    /** Any 64 bits, and now and then one that a book may have taken for "none". */
    static ToLongFunction<SplitMix64> any() {
        return random ->
                random.nextInt(16) == 0
                        ? LANDMARKS[random.nextInt(LANDMARKS.length)]
                        : random.nextLong();
    }

    /**
     * A few hundred ids, so that they are deleted and come again, in one of many patterns: all are
     * ids that some usual hash maps to few or neighbouring places, at the beginning, at the end or
     * around the end of a table. They have equal low bits, equal high bits, equal exclusive ors of
     * their halves, or small hashes under multiplicative and finalising functions.
     */
    static ToLongFunction<SplitMix64> colliding(SplitMix64 drawnOnce) {
        int pattern = drawnOnce.nextInt(7);
        int shift = 4 + drawnOnce.nextInt(45);
        long factor = HASH_FACTORS[drawnOnce.nextInt(HASH_FACTORS.length)];
        long[] pool = new long[COLLIDING_IDS];
        for (int place = 0; place < pool.length; place++) {
            long index = place - COLLIDING_IDS / 5L;
            pool[place] =
                    switch (pattern) {
                        case 0 -> index << shift;
                        case 1 -> (index << shift) - 1;
                        case 2 -> index * inverse(factor);
                        case 3 -> 0;
                        case 4 -> unmixed(index << shift);
                        case 5 -> unmixed(index);
                        default -> (index << 32) | Integer.toUnsignedLong((int) index ^ 0x2A);
                    };
        }
        if (pattern == 3) {
            fillWithSmallProducts(pool, factor, 1 + drawnOnce.nextInt(LINE_BITS_MAX));
        }
        return random -> pool[random.nextInt(pool.length)];
    }

    /** Draws ids that have small products after their low bits have been set aside. */
    private static void fillWithSmallProducts(long[] pool, long factor, int lineBits) {
        long inverse = inverse(factor);
        int filled = 0;
        for (long product = 1; filled < pool.length; product++) {
            long upper = product * inverse;
            if (upper >>> (Long.SIZE - lineBits) == 0) {
                pool[filled] = (upper << lineBits) | (filled & ((1 << lineBits) - 1));
                filled++;
            }
        }
    }

    /** Returns the number whose product with an odd one is 1, by Newton's method. */
    static long inverse(long odd) {
        long inverse = odd;
        for (int step = 0; step < 6; step++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    /** Returns the number whose MurmurHash3 finaliser is this. */
    static long unmixed(long hash) {
        long word = hash ^ hash >>> 33;
        word *= inverse(0xC4CE_B9FE_1A85_EC53L);
        word ^= word >>> 33;
        word *= inverse(0xFF51_AFD7_ED55_8CCDL);
        return word ^ word >>> 33;
    }
}
