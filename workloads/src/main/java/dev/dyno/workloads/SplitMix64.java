package dev.dyno.workloads;

/**
 * A seeded generator whose sequence never changes: a seed means the same for ever, on every machine
 * and Java version. Equidistributed over 64 bits with period 2^64.
 *
 * <p>Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014. Not
 * safe for use by several threads.
 */
public final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    /** Creates a generator; equal seeds give equal sequences. */
    public SplitMix64(long seed) {
        this.state = seed;
    }

    /** Returns a generator that has a sequence of its own for each name. */
    public static SplitMix64 named(String name, long seed) {
        long mixed = seed;
        for (int i = 0; i < name.length(); i++) {
            mixed = mix(mixed + name.charAt(i));
        }
        return new SplitMix64(mixed);
    }

    /** Returns the next 64 bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /**
     * Returns a value in {@code 0..bound-1}, exactly uniform.
     *
     * <p>Source: Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29(1), 2019.
     */
    public long nextLong(long bound) {
        assert bound > 0;
        long word = nextLong();
        if (Long.compareUnsigned(word * bound, bound) < 0) {
            long rejectedBelow = Long.remainderUnsigned(-bound, bound);
            while (Long.compareUnsigned(word * bound, rejectedBelow) < 0) {
                word = nextLong();
            }
        }
        return Math.unsignedMultiplyHigh(word, bound);
    }

    /** Returns a value in {@code 0..bound-1}. */
    public int nextInt(int bound) {
        return (int) nextLong(bound);
    }

    /** Returns a value in {@code first..last}, both included. */
    public long nextBetween(long first, long last) {
        return first + nextLong(last - first + 1);
    }

    /** Returns true with a probability of {@code perMille} in 1000. */
    public boolean nextChance(int perMille) {
        return nextInt(1000) < perMille;
    }

    /** Returns a well-mixed bijection of 64 bits. */
    public static long mix(long word) {
        long mixed = (word ^ word >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }
}
