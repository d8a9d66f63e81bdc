package dev.dyno.contenders.loop;

import dev.dyno.contracts.loop.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of objects that hold words: any thread puts boxes in, one takes them out. A box
 * is written before it is put in and never after.
 */
interface Boxes {
    /** Puts a box in; false if there is no room or the queue is closed. */
    boolean offer(long[] box);

    /** Takes the oldest box out, or returns null if none is there; by one thread. */
    long @Nullable [] poll();

    /** Lets no further box in. A box that is accepted meanwhile is in the queue. */
    void close();

    /** Returns whether the queue is closed. */
    boolean isClosed();

    /** Returns whether the queue is closed and empty; by the thread that takes boxes out. */
    boolean isDrained();

    /** Waits for room, for one turn. */
    default void awaitRoom(Waiting waiting, int turn) {
        waiting.pause(turn);
    }

    /** Waits for a box, for one turn; by the thread that takes boxes out. */
    default void awaitBox(Waiting waiting, int turn) {
        waiting.pause(turn);
    }
}
