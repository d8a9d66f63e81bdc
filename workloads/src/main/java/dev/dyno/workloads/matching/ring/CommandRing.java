package dev.dyno.workloads.matching.ring;

import dev.dyno.contracts.matching.OrderCommand;

/**
 * Hands commands from the thread that makes load to the thread that matches: a ring of 64-byte
 * records that the consumer reads in place. Every command is published at once.
 *
 * <p>Fields, memory order and cache lines: see {@link SpscFields}.
 *
 * <p>Threading: one producer thread calls {@link #offer}; one consumer thread calls {@link #poll}
 * and {@link #release}. Progress: no call waits. Allocation: none after construction.
 */
public final class CommandRing extends SpscFields.BackPad {
    private static final int NO_STAGE = 0;

    /**
     * Creates an empty ring.
     *
     * @param capacity how many commands it holds, a power of two
     */
    public CommandRing(int capacity) {
        super(capacity, OrderCommand.WORDS, NO_STAGE);
    }

    /**
     * Copies one command into the ring.
     *
     * @param source the words of a whole number of commands
     * @param commandIndex which of them
     * @return false if the ring is full
     */
    public boolean offer(long[] source, int commandIndex) {
        long index = produced;
        if (index - consumedSeen > mask) {
            consumedSeen = (long) SpscFields.CONSUMED.getAcquire(this);
            if (index - consumedSeen > mask) {
                return false;
            }
        }
        int slot = (int) (index & mask) * OrderCommand.WORDS;
        System.arraycopy(
                source, commandIndex * OrderCommand.WORDS, words, slot, OrderCommand.WORDS);
        produced = index + 1;
        SpscFields.PUBLISHED.setRelease(this, index + 1);
        return true;
    }

    /**
     * Moves a flyweight to the next command. It stays valid until {@link #release}, which must come
     * before the next successful poll.
     *
     * @return false if the ring is empty
     */
    public boolean poll(OrderCommand command) {
        long index = consumed;
        if (index == publishedSeen) {
            publishedSeen = (long) SpscFields.PUBLISHED.getAcquire(this);
            if (index == publishedSeen) {
                return false;
            }
        }
        command.wrap(words, (int) (index & mask));
        return true;
    }

    /** Gives the slot of the polled command back. */
    public void release() {
        SpscFields.CONSUMED.setRelease(this, consumed + 1);
    }
}
