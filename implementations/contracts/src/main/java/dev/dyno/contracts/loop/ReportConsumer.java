package dev.dyno.contracts.loop;

/** One consumer's way out of a loop. Used by one thread at a time. */
public interface ReportConsumer {
    /** What {@link #await} returns when nothing will come any more. */
    int ENDED = -1;

    /**
     * Visits reports that are there, in order, without waiting.
     *
     * @param visitor must not throw
     * @param limit how many to visit at most, at least 1
     * @return how many were visited, 0 if none was there
     */
    int poll(ReportVisitor visitor, int limit);

    /**
     * Visits reports, waiting until one is there. An interrupt does not end it, and is kept.
     *
     * @return how many were visited, at least 1, or {@link #ENDED} when {@link
     *     MatchingLoop#isEnded} and all were visited
     */
    int await(ReportVisitor visitor, int limit);
}
