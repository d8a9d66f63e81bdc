package dev.dyno.contracts.loop.parts;

import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.ReportWriter;
import dev.dyno.contracts.loop.Waiting;

/**
 * Carries commands from many producers to the matcher. What is said of order, room and memory order
 * is said in {@link dev.dyno.contracts.loop.MatchingLoop}.
 */
public interface CommandQueue {
    /**
     * Puts a command in; by the thread that has this producer.
     *
     * @param producer {@code 0..producers-1}
     * @param words holds the whole command from {@code firstWord} on, which the caller has checked
     * @return false if there is no room or the queue is closed
     */
    boolean offer(int producer, long[] words, int firstWord);

    /**
     * Takes commands out and hands each to the handler; by the matcher.
     *
     * @param limit how many at most
     * @return how many were handled; 0 if none is there at present
     */
    int drain(CommandHandler handler, ReportWriter reports, int limit);

    /** Lets no further command in; by any thread. An offer accepted meanwhile is in the queue. */
    void close();

    /** Returns whether the queue is closed; by any thread. A volatile read. */
    boolean isClosed();

    /**
     * Returns whether the queue is closed and all that was accepted was taken out; by the matcher.
     * False while an accepted command is still on its way.
     */
    boolean isDrained();

    /** Waits for room, for one turn; by a producer. Comes back without room after a while. */
    default void awaitRoom(Waiting waiting, int turn) {
        waiting.pause(turn);
    }

    /** Waits for a command, for one turn; by the matcher. Comes back without after a while. */
    default void awaitCommand(Waiting waiting, int turn) {
        waiting.pause(turn);
    }
}
