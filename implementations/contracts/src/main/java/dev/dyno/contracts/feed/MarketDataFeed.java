package dev.dyno.contracts.feed;

import dev.dyno.contracts.matching.ReportSink;

/**
 * Turns the execution reports of one book into market data: give it all reports since the book was
 * empty, in their order, from whatever thread reads them. It needs nothing else of the book, so it
 * can stand behind the ring that takes reports off the matching thread.
 *
 * <p>Updates are numbered without a gap. Those of {@link FeedKind#ORDERS} are made at each report;
 * an incoming order is added when it begins to rest. Those on prices are made at the end of a
 * command, for what is then not as it was before: levels first of the buy side, then of the sell
 * side, the best price first. A command has ended when a report with another sequence follows, or
 * {@link #flush} is called; consecutive commands therefore need different sequences or a flush
 * between them.
 *
 * <p>Threading: one thread at a time. Errors: a report on an order that no earlier one has entered
 * throws {@link IllegalStateException} and leaves the feed unusable until {@link #clear}: it was
 * not given all reports. Allocation: none after construction, for our contenders; the reference
 * allocates.
 */
public interface MarketDataFeed extends ReportSink {
    /** Says that no more reports of the last command will come. */
    void flush();

    /**
     * Tells all that the feed has told so far as one snapshot: the best prices of both sides, or
     * all levels, or all orders; the buy side first, the best price first, the longest rest first.
     * Flushes before.
     *
     * @return the number of the last update that the snapshot includes, 0 if there was none
     */
    long snapshot(UpdateSink to);

    /** Forgets everything, numbers too: as a newly created feed. Keeps its memory. */
    void clear();
}
