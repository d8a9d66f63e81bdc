package dev.dyno.contracts.loop;

/** Where a handler writes its reports. Used by the matcher thread only, inside of the handler. */
public interface ReportWriter {
    /**
     * Writes one report for every consumer. It is published with the next {@link #flush}, or when
     * the batch ends, or before. Waits while a consumer has no room.
     *
     * @throws LoopAbortedException if the loop is aborted while this waits; the handler lets it
     *     pass
     */
    void report(long word0, long word1, long word2, long word3, long word4);

    /** Publishes what was written. Never waits. */
    void flush();
}
