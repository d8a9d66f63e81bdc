package dev.dyno.contracts.loop.parts;

import dev.dyno.contracts.loop.ReportVisitor;
import dev.dyno.contracts.loop.Waiting;

/** Carries every report from the matcher to each of some consumers, in order. */
public interface ReportChannel {
    /**
     * Puts a report in for all consumers; by the matcher.
     *
     * @return false if there is no room; it is then offered again, the same words, before any other
     *     report
     */
    boolean offer(long word0, long word1, long word2, long word3, long word4);

    /** Publishes what was put in; by the matcher. Never waits. */
    void flush();

    /**
     * Visits reports that are there; by the thread that has this consumer.
     *
     * @return how many were visited, 0 if none is there at present
     */
    int poll(int consumer, ReportVisitor visitor, int limit);

    /** Waits for room, for one turn; by the matcher. Comes back without room after a while. */
    default void awaitRoom(Waiting waiting, int turn) {
        waiting.pause(turn);
    }

    /** Waits for a report, for one turn; by a consumer. Comes back without after a while. */
    default void awaitReport(int consumer, Waiting waiting, int turn) {
        waiting.pause(turn);
    }
}
