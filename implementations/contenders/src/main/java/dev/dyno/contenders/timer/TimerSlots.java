package dev.dyno.contenders.timer;

/**
 * A slot per pending timer. A handle is a slot and how often it was taken, so that the handle of a
 * timer that is over does not stand for the next one in its slot, until the slot was taken {@code
 * 2^31} times more.
 *
 * <p>A slot is one word: the count in the upper half; in the lower half what its owner keeps there
 * while the timer is pending, and else the next free slot. An odd count is a pending timer.
 */
final class TimerSlots {
    private static final long COUNT_ONE = 1L << Integer.SIZE;
    private static final long LOW = COUNT_ONE - 1;
    private static final int NONE = -1;

    private final long[] words;
    private int firstFree = NONE;
    private int untouched;

    TimerSlots(int slots) {
        words = new long[slots];
    }

    /** Takes a free slot; there is one, which the caller knows. */
    int take(int kept) {
        int slot = firstFree;
        if (slot == NONE) {
            slot = untouched++;
        } else {
            firstFree = (int) words[slot];
        }
        assert kept >= 0 : kept;
        words[slot] = ((words[slot] & ~LOW) + COUNT_ONE) | kept;
        return slot;
    }

    /** Returns the handle of the timer in a slot. */
    long handle(int slot) {
        return ((words[slot] & ~LOW) | slot) & Long.MAX_VALUE;
    }

    /** Returns the slot that a handle names, whether or not its timer is pending. */
    static int slot(long handle) {
        return (int) handle;
    }

    /** Returns whether a handle's timer is pending; false for any other number. */
    boolean isPending(long handle) {
        int slot = (int) handle;
        return handle >= 0
                && Integer.compareUnsigned(slot, untouched) < 0
                && ((words[slot] ^ handle) & ~LOW & Long.MAX_VALUE) == 0
                && (words[slot] & COUNT_ONE) != 0;
    }

    /** Returns what the owner keeps with a pending timer. */
    int kept(int slot) {
        return (int) words[slot];
    }

    /** Changes what the owner keeps with a pending timer. */
    void keep(int slot, int kept) {
        assert kept >= 0 : kept;
        words[slot] = (words[slot] & ~LOW) | kept;
    }

    /** Gives a slot back. */
    void free(int slot) {
        words[slot] = ((words[slot] & ~LOW) + COUNT_ONE) | (firstFree & LOW);
        firstFree = slot;
    }
}
