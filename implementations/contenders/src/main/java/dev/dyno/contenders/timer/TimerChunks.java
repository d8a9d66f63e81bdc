package dev.dyno.contenders.timer;

import java.util.Arrays;

/**
 * The timers of a wheel, in chunks of seven, each chunk belonging to one place.
 *
 * <pre>
 *  word  0                                            1..7
 *        place &lt;&lt; 16 | last used &lt;&lt; 8 | pending bits  count &lt;&lt; 29 | turn
 * </pre>
 *
 * <p>A timer is one word: the turn of the wheel in which it is due, and how often the word was
 * taken and given back, which is odd while the timer is pending. Its handle is the count and where
 * the word lies, so that the handle of a timer that is over does not stand for the next one there,
 * until the word was used {@code 2^34} times more.
 *
 * <p>The chunks of a place are a circle, with the one that is being filled in front. A word is not
 * used again before its chunk has become empty and was given back: to look for words that are free
 * would be to guess, at each timer, what memory holds that is not there yet. Every chunk holds a
 * timer, so that there are never more chunks than timers.
 */
final class TimerChunks {
    /** Returned for a handle without a pending timer. */
    static final int NOT_PENDING = -1;

    private static final int CHUNK_LOG2 = 3;
    private static final int CHUNK = 1 << CHUNK_LOG2;
    private static final int CHUNK_MASK = CHUNK - 1;
    private static final int USED_SHIFT = 8;
    private static final long USED_ONE = 1L << USED_SHIFT;
    private static final int PLACE_SHIFT = 16;
    private static final long PENDING_BITS = 0xFE;

    private static final int COUNT_SHIFT = 29;
    private static final long TURN_MASK = (1L << COUNT_SHIFT) - 1;
    private static final int TURN_SIGN_SHIFT = Long.SIZE - COUNT_SHIFT;

    private static final int INDEX_BITS = 28;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;
    private static final long COUNT_MASK = (1L << (Long.SIZE - COUNT_SHIFT)) - 1;

    private static final int NONE = -1;

    private final long[] words;
    private final int[] next;
    private final int[] previous;

    /** By place: the first chunk of its circle. */
    private final int[] heads;

    private int firstFree = NONE;
    private int untouched;

    TimerChunks(int places, int timersMax) {
        words = new long[timersMax << CHUNK_LOG2];
        next = new int[timersMax];
        previous = new int[timersMax];
        heads = new int[places];
        Arrays.fill(heads, NONE);
    }

    boolean isEmpty(int place) {
        return heads[place] == NONE;
    }

    /** Adds a timer that is due in a turn; returns its handle. */
    long add(int place, long turn) {
        int chunk = heads[place];
        if (chunk == NONE || used(words[chunk << CHUNK_LOG2]) == CHUNK_MASK) {
            chunk = addChunk(place);
        }
        int base = chunk << CHUNK_LOG2;
        long header = words[base] + USED_ONE;
        int at = used(header);
        words[base] = header | (1L << at);
        int index = base + at;
        long count = ((words[index] >>> COUNT_SHIFT) + 1) & COUNT_MASK;
        words[index] = (count << COUNT_SHIFT) | (turn & TURN_MASK);
        return handle(count, index);
    }

    private static int used(long header) {
        return (int) (header >>> USED_SHIFT) & CHUNK_MASK;
    }

    private static long handle(long count, int index) {
        return ((count << INDEX_BITS) | index) & Long.MAX_VALUE;
    }

    private int addChunk(int place) {
        int chunk = firstFree;
        if (chunk == NONE) {
            chunk = untouched++;
        } else {
            firstFree = next[chunk];
        }
        words[chunk << CHUNK_LOG2] = (long) place << PLACE_SHIFT;
        putFirst(place, chunk);
        return chunk;
    }

    private void putFirst(int place, int chunk) {
        int head = heads[place];
        if (head == NONE) {
            next[chunk] = chunk;
            previous[chunk] = chunk;
        } else {
            int last = previous[head];
            next[chunk] = head;
            previous[chunk] = last;
            next[last] = chunk;
            previous[head] = chunk;
        }
        heads[place] = chunk;
    }

    /** Takes a chunk out of its circle. */
    private void takeOut(int place, int chunk) {
        int following = next[chunk];
        if (following == chunk) {
            heads[place] = NONE;
            return;
        }
        int before = previous[chunk];
        next[before] = following;
        previous[following] = before;
        if (heads[place] == chunk) {
            heads[place] = following;
        }
    }

    /** Removes a timer; returns its place, or {@link #NOT_PENDING}. */
    int remove(long handle) {
        int index = (int) (handle & INDEX_MASK);
        int chunk = index >> CHUNK_LOG2;
        if (handle < 0 || chunk >= untouched) {
            return NOT_PENDING;
        }
        long word = words[index];
        long count = word >>> COUNT_SHIFT;
        boolean isPending = (index & CHUNK_MASK) != 0 && (count & 1) != 0;
        if (!isPending || handle(count, index) != handle) {
            return NOT_PENDING;
        }
        words[index] = ((count + 1) & COUNT_MASK) << COUNT_SHIFT;
        int base = chunk << CHUNK_LOG2;
        long header = words[base];
        long left = header & ~(1L << (index & CHUNK_MASK));
        words[base] = left;
        int place = (int) (header >>> PLACE_SHIFT);
        if ((left & PENDING_BITS) == 0) {
            takeOut(place, chunk);
            next[chunk] = firstFree;
            firstFree = chunk;
        }
        return place;
    }

    /**
     * Writes down the handles of timers of a place that are due.
     *
     * @param turn what is due in it or before is wanted
     * @param limit how many at most
     * @return how many
     */
    int collect(int place, long turn, long[] handles, int limit) {
        int head = heads[place];
        int count = 0;
        if (head == NONE) {
            return count;
        }
        int chunk = head;
        do {
            int base = chunk << CHUNK_LOG2;
            long pending = words[base] & PENDING_BITS;
            while (pending != 0 && count < limit) {
                int index = base + Long.numberOfTrailingZeros(pending);
                pending &= pending - 1;
                long word = words[index];
                // Turns are compared around the end of their range, as ages are.
                if ((word - turn) << TURN_SIGN_SHIFT >> TURN_SIGN_SHIFT <= 0) {
                    handles[count++] = handle(word >>> COUNT_SHIFT, index);
                }
            }
            chunk = next[chunk];
        } while (chunk != head && count < limit);
        return count;
    }
}
