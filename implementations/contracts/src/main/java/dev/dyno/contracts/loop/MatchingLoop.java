package dev.dyno.contracts.loop;

import dev.dyno.contracts.matching.ExecutionReport;
import dev.dyno.contracts.matching.OrderCommand;
import java.util.EnumSet;
import java.util.Set;

/**
 * Moves commands of a fixed size from many producers through one matcher thread to its handler, and
 * the handler's reports on to many consumers.
 *
 * <pre>
 *  producer 0 --+                                          +--&gt; consumer 0
 *  producer 1 --+--&gt; bounded queue --&gt; matcher: handler --+--&gt; consumer 1
 *  producer 2 --+      of commands                         +--&gt; ...
 *                                        bounded channel of reports
 * </pre>
 *
 * <p>Order: the handler sees each producer's commands in the order in which that producer offered
 * them, each once. How producers are merged is not said. <em>Every consumer sees every report</em>,
 * in the one order in which the handler wrote them; a consumer that wants some of them looks at
 * their words.
 *
 * <p>Room: the queue holds at least {@link LoopSpec#commandCapacity} commands, the channel at least
 * {@link LoopSpec#reportCapacity} reports per consumer, and neither four times as many. A full
 * queue refuses offers; a full channel makes the matcher wait for the slowest consumer, and so the
 * queue fill up. Nothing is dropped.
 *
 * <p>Threads: a loop starts none. {@link #run} is called once, by the thread that is to be the
 * matcher, so that its caller decides where it runs. A {@link CommandProducer} and a {@link
 * ReportConsumer} belong to one thread at a time each; one thread may have several. All other
 * methods are for any thread. Whoever waits does so as {@link LoopSpec#waitStrategy} says.
 *
 * <p>Memory order: an accepted offer is a release and the handler's call for that command the
 * acquire that belongs to it; a report that was flushed and its visit likewise. So what a producer
 * wrote before it offered is visible to the handler, and what the handler wrote before it reported
 * to the consumer. That a command was refused orders nothing.
 *
 * <p>End: {@link #close} lets no further command in; {@link #run} handles all that were accepted
 * and returns. {@link #abort} leaves commands and reports where they are. If the handler throws,
 * what it reported before is published, the loop aborts, and {@link #run} throws the same on. A
 * producer that never comes back harms nobody; a consumer that never comes back stops the loop when
 * its room is used up.
 *
 * <p>Allocation: none in steady state on any thread, for loops with {@link
 * LoopCapability#ALLOCATION_FREE}; others put each command into an object or a node.
 */
public interface MatchingLoop {
    /** The words of one command. */
    int COMMAND_WORDS = OrderCommand.WORDS;

    /** The words of one report. */
    int REPORT_WORDS = ExecutionReport.WORDS;

    /** After how many commands at most the handler is told that a batch has ended. */
    int BATCH_MAX = 256;

    /**
     * Returns the way in for one producer.
     *
     * @param index {@code 0..producers-1}
     */
    CommandProducer producer(int index);

    /**
     * Returns the way out for one consumer.
     *
     * @param index {@code 0..consumers-1}
     */
    ReportConsumer consumer(int index);

    /**
     * Hands commands to the handler until the loop was closed and is empty, or was aborted. All
     * that the handler reported is published when this returns, unless the loop was aborted.
     *
     * @throws IllegalStateException if it was called before, and the loop was not aborted
     */
    void run();

    /**
     * Lets no further command in, and returns at once; a second call does nothing. Exactly the
     * offers that were accepted, before or while this was called, are handled.
     */
    void close();

    /**
     * Closes the loop and ends {@link #run} after {@link #BATCH_MAX} further commands at most, also
     * when the matcher waits for a consumer; returns at once.
     */
    void abort();

    /** Returns whether no further command is accepted. A volatile read. */
    boolean isClosed();

    /**
     * Returns whether {@link #run} has ended, or never will begin because of {@link #abort}. A
     * volatile read: whoever sees true sees all that the handler wrote.
     */
    boolean isEnded();

    /** Returns what this loop promises beyond the contract; everything unless it says otherwise. */
    default Set<LoopCapability> capabilities() {
        return EnumSet.allOf(LoopCapability.class);
    }
}
