package dev.dyno.contenders.timer;

/**
 * For each place of a wheel, references to timers in the order in which they were appended: chains
 * of chunks from one pool. A reference is a deadline and a handle, and dead when the handle's timer
 * is not pending any more.
 */
final class ReferenceChunks {
    /** References in a chunk. */
    static final int CHUNK = 32;

    /** No reference is left. */
    static final long NONE = -1;

    /** The end of a chain. */
    static final int NO_CHUNK = -1;

    private static final int REFERENCE_WORDS = 2;

    // The fields of a place. Those of one place lie in one half of a cache line.
    private static final int PLACE_INTS_LOG2 = 3;
    private static final int HEAD = 0;
    private static final int TAIL = 1;

    /** How many references of the first chunk are gone. */
    private static final int TAKEN = 2;

    private static final int LIVE = 3;
    private static final int DEAD = 4;

    private final TimerSlots slots;
    private final int[] places;
    private final long[] words;

    /** By chunk: the next in its chain, or the next free one. */
    private final int[] next;

    /** By chunk: how many references were written. */
    private final int[] filled;

    private int firstFree = NO_CHUNK;
    private int untouched;

    ReferenceChunks(TimerSlots slots, int placeCount, int chunkCount) {
        this.slots = slots;
        places = new int[placeCount << PLACE_INTS_LOG2];
        words = new long[Math.multiplyExact(chunkCount, CHUNK * REFERENCE_WORDS)];
        next = new int[chunkCount];
        filled = new int[chunkCount];
        for (int place = 0; place < placeCount; place++) {
            places[(place << PLACE_INTS_LOG2) + HEAD] = NO_CHUNK;
            places[(place << PLACE_INTS_LOG2) + TAIL] = NO_CHUNK;
        }
    }

    /** Adds a living reference at the end of a place. */
    void append(int place, long deadlineNanos, long handle) {
        int base = place << PLACE_INTS_LOG2;
        int tail = places[base + TAIL];
        if (tail == NO_CHUNK || filled[tail] == CHUNK) {
            tail = addChunk(base, tail);
        }
        int at = filled[tail]++;
        int word = (tail * CHUNK + at) * REFERENCE_WORDS;
        words[word] = deadlineNanos;
        words[word + 1] = handle;
        places[base + LIVE]++;
    }

    private int addChunk(int base, int tail) {
        int chunk = firstFree;
        if (chunk == NO_CHUNK) {
            chunk = untouched++;
        } else {
            firstFree = next[chunk];
        }
        next[chunk] = NO_CHUNK;
        filled[chunk] = 0;
        if (tail == NO_CHUNK) {
            places[base + HEAD] = chunk;
        } else {
            next[tail] = chunk;
        }
        places[base + TAIL] = chunk;
        return chunk;
    }

    /** Counts a living reference of a place as dead; true if that was the last living one. */
    boolean die(int place) {
        int base = place << PLACE_INTS_LOG2;
        int live = --places[base + LIVE];
        int dead = ++places[base + DEAD];
        if (live == 0) {
            release(base);
            return true;
        }
        if (dead > live + CHUNK) {
            compact(base);
        }
        return false;
    }

    /**
     * Takes the first living reference of a place and returns its handle, or {@link #NONE}. It
     * counts as living until {@link #leave}.
     */
    long poll(int place) {
        int base = place << PLACE_INTS_LOG2;
        int head = places[base + HEAD];
        int at = places[base + TAKEN];
        while (head != NO_CHUNK) {
            int end = filled[head];
            while (at < end) {
                long handle = words[(head * CHUNK + at) * REFERENCE_WORDS + 1];
                at++;
                if (slots.isPending(handle)) {
                    places[base + TAKEN] = at;
                    return handle;
                }
                places[base + DEAD]--;
            }
            if (head == places[base + TAIL]) {
                break;
            }
            head = freeAndNext(head);
            places[base + HEAD] = head;
            at = 0;
        }
        places[base + TAKEN] = at;
        return NONE;
    }

    /** Forgets a living reference that was taken; true if that was the last living one. */
    boolean leave(int place) {
        int base = place << PLACE_INTS_LOG2;
        if (--places[base + LIVE] > 0) {
            return false;
        }
        release(base);
        return true;
    }

    /** Gives all chunks of a place back. */
    private void release(int base) {
        next[places[base + TAIL]] = firstFree;
        firstFree = places[base + HEAD];
        empty(base);
    }

    private void empty(int base) {
        places[base + HEAD] = NO_CHUNK;
        places[base + TAIL] = NO_CHUNK;
        places[base + TAKEN] = 0;
        places[base + LIVE] = 0;
        places[base + DEAD] = 0;
    }

    /** Moves the living references of a place together, in their order. */
    private void compact(int base) {
        int head = places[base + HEAD];
        int at = places[base + TAKEN];
        int toChunk = head;
        int to = at;
        for (int chunk = head; chunk != NO_CHUNK; chunk = next[chunk]) {
            int end = filled[chunk];
            for (; at < end; at++) {
                int word = (chunk * CHUNK + at) * REFERENCE_WORDS;
                if (!slots.isPending(words[word + 1])) {
                    continue;
                }
                if (to == CHUNK) {
                    toChunk = next[toChunk];
                    to = 0;
                }
                int toWord = (toChunk * CHUNK + to++) * REFERENCE_WORDS;
                words[toWord] = words[word];
                words[toWord + 1] = words[word + 1];
            }
            filled[chunk] = CHUNK;
            at = 0;
        }
        filled[toChunk] = to;
        if (next[toChunk] != NO_CHUNK) {
            next[places[base + TAIL]] = firstFree;
            firstFree = next[toChunk];
            next[toChunk] = NO_CHUNK;
        }
        places[base + TAIL] = toChunk;
        places[base + DEAD] = 0;
    }

    /** Empties a place whose references were never taken, and returns its first chunk. */
    int detach(int place) {
        int base = place << PLACE_INTS_LOG2;
        int head = places[base + HEAD];
        empty(base);
        return head;
    }

    /** Returns how many references a chunk holds. */
    int filled(int chunk) {
        return filled[chunk];
    }

    /** Returns a reference's deadline. */
    long deadlineNanos(int chunk, int at) {
        return words[(chunk * CHUNK + at) * REFERENCE_WORDS];
    }

    /** Returns a reference's handle. */
    long handle(int chunk, int at) {
        return words[(chunk * CHUNK + at) * REFERENCE_WORDS + 1];
    }

    /** Gives a chunk back and returns the next one of its chain. */
    int freeAndNext(int chunk) {
        int following = next[chunk];
        next[chunk] = firstFree;
        firstFree = chunk;
        return following;
    }
}
