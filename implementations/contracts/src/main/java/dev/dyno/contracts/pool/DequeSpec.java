package dev.dyno.contracts.pool;

/**
 * How much room a deque has.
 *
 * @param capacityFirst for how many tasks it has room at first, a power of two; one that does not
 *     grow ignores it
 * @param capacityMax for how many tasks it has room at most, a power of two, {@link
 *     #CAPACITY_MIN}..2^26
 */
public record DequeSpec(int capacityFirst, int capacityMax) {
    /** The smallest room. */
    public static final int CAPACITY_MIN = 64;

    private static final int CAPACITY_MAX = 1 << 26;

    /** Checks the ranges. */
    public DequeSpec {
        if (Integer.bitCount(capacityMax) != 1
                || capacityMax < CAPACITY_MIN
                || capacityMax > CAPACITY_MAX) {
            throw new IllegalArgumentException(
                    "capacityMax is %d, which is not a power of two in %d..%d"
                            .formatted(capacityMax, CAPACITY_MIN, CAPACITY_MAX));
        }
        if (Integer.bitCount(capacityFirst) != 1
                || capacityFirst < CAPACITY_MIN
                || capacityFirst > capacityMax) {
            throw new IllegalArgumentException(
                    "capacityFirst is %d, which is not a power of two in %d..%d"
                            .formatted(capacityFirst, CAPACITY_MIN, capacityMax));
        }
    }

    /** Returns the room of a deque that has its largest size from the beginning. */
    public static DequeSpec fixed(int capacity) {
        return new DequeSpec(capacity, capacity);
    }
}
