package dev.dyno.contracts.loop;

/**
 * What a new loop connects, and how much room it gets.
 *
 * @param producers how many, {@code 1..64}
 * @param consumers how many, {@code 1..16}
 * @param commandCapacity how many commands wait at least, a power of two in {@code 16..2^20}
 * @param reportCapacity how many reports wait at least per consumer, a power of two in the same
 *     range
 * @param waitStrategy what threads do while they wait
 * @param cpuCount how many CPUs the loop's threads have; with fewer than threads, spinning makes
 *     way after a while, because the thread it waits for may need the CPU
 */
public record LoopSpec(
        int producers,
        int consumers,
        int commandCapacity,
        int reportCapacity,
        WaitStrategy waitStrategy,
        int cpuCount) {
    /** The smallest capacity. */
    public static final int CAPACITY_MIN = 16;

    /** The largest capacity. */
    public static final int CAPACITY_MAX = 1 << 20;

    private static final int PRODUCERS_MAX = 64;
    private static final int CONSUMERS_MAX = 16;

    /** Checks the ranges. */
    public LoopSpec {
        checkRange("producers", producers, PRODUCERS_MAX);
        checkRange("consumers", consumers, CONSUMERS_MAX);
        checkRange("cpuCount", cpuCount, Integer.MAX_VALUE);
        checkCapacity("commandCapacity", commandCapacity);
        checkCapacity("reportCapacity", reportCapacity);
    }

    private static void checkRange(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    what + " is " + value + ", which is outside 1.." + most);
        }
    }

    private static void checkCapacity(String what, int value) {
        if (value < CAPACITY_MIN || value > CAPACITY_MAX || Integer.bitCount(value) != 1) {
            throw new IllegalArgumentException(
                    "%s is %d, which is not a power of two in %d..%d"
                            .formatted(what, value, CAPACITY_MIN, CAPACITY_MAX));
        }
    }

    /**
     * Returns how many threads use the loop when each has one part: the matcher, and the others.
     */
    public int threadCount() {
        return producers + consumers + 1;
    }
}
