package dev.dyno.results.stats;

/** SplitMix64 (Steele, Lea and Flood 2014): a seed means the same numbers for ever. */
public final class SeededRandom {
    private long state;

    /** Creates a generator. */
    public SeededRandom(long seed) {
        state = seed;
    }

    /** Returns 64 random bits. */
    public long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Returns a number in the open interval from 0 to 1. */
    public double nextDouble() {
        return ((nextLong() >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** Returns a standard normal number, by the method of Box and Muller 1958. */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2.0 * StrictMath.log(nextDouble()));
        return radius * StrictMath.cos(2.0 * StrictMath.PI * nextDouble());
    }

    /** Returns an exponential number with mean 1. */
    public double nextExponential() {
        return -StrictMath.log(nextDouble());
    }
}
