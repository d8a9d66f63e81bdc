package dev.dyno.contracts.vector.parts;

/** By how much a vector grows whose memory is used up. */
public enum GrowthPolicy {
    /** By half: what was given up can be used again after some steps. */
    HALF,
    /** By as much again: fewer steps. */
    DOUBLE;

    /** The first capacity: one cache line. */
    private static final int CAPACITY_MIN = 16;

    /**
     * Returns the next capacity.
     *
     * @param needed greater than {@code capacity}
     * @param max at least {@code needed}
     */
    int grown(int capacity, int needed, int max) {
        long factored =
                switch (this) {
                    case HALF -> (long) capacity + (capacity >> 1);
                    case DOUBLE -> 2L * capacity;
                };
        return Math.clamp(factored, Math.min(max, Math.max(needed, CAPACITY_MIN)), max);
    }
}
