package dev.dyno.harness.duet;

import dev.dyno.workloads.SplitMix64;

/**
 * Whose turn it is, in random ABBA order: each block holds a random permutation of the arms and
 * then its reverse. So every arm has two slices in each block, and a drift of the machine that is
 * linear over a block adds the same to each arm; the permutation keeps a disturbance that comes at
 * regular times from meeting always the same arm.
 *
 * <p>Slice k of an arm is its turn in the k-th half of a block; slices of equal number lie within
 * {@code armCount} turns of each other.
 */
final class TurnSchedule {
    private TurnSchedule() {}

    /**
     * Returns the arm of each turn.
     *
     * @param armCount at least 1
     * @param blocks at least 1; each arm gets twice as many slices
     * @param seed equal seeds give equal schedules
     */
    static byte[] abba(int armCount, int blocks, long seed) {
        SplitMix64 random = new SplitMix64(seed);
        byte[] schedule = new byte[2 * armCount * blocks];
        byte[] order = new byte[armCount];
        for (int arm = 0; arm < armCount; arm++) {
            order[arm] = (byte) arm;
        }
        for (int block = 0; block < blocks; block++) {
            shuffle(order, random);
            int first = 2 * armCount * block;
            int last = first + 2 * armCount - 1;
            for (int position = 0; position < armCount; position++) {
                schedule[first + position] = order[position];
                schedule[last - position] = order[position];
            }
        }
        return schedule;
    }

    /** Source: Fisher and Yates, in Durstenfeld's form, CACM 7(7), 1964. */
    private static void shuffle(byte[] order, SplitMix64 random) {
        for (int end = order.length - 1; end > 0; end--) {
            int pick = random.nextInt(end + 1);
            byte kept = order[end];
            order[end] = order[pick];
            order[pick] = kept;
        }
    }
}
