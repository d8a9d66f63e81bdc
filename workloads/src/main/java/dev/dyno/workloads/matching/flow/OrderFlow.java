package dev.dyno.workloads.matching.flow;

import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.ReportSink;

/**
 * A finite stream of commands for one or more order books: first a prefill, which is not timed,
 * then the timed phase. Whoever pulls it applies each step's commands to correct books and passes
 * their reports to {@link #listener} before the next step, so that a flow can cancel what rests and
 * replace what traded. Used once, by one thread.
 */
public interface OrderFlow {
    /** Returns how many instruments, and so books, there are. */
    int instruments();

    /**
     * Returns what the book of an instrument must hold. {@code ordersMax} is an upper bound that is
     * never reached.
     */
    OrderBookSpec spec(int instrument);

    /**
     * Appends the next commands of the prefill.
     *
     * @return false, with nothing appended, when the prefill is complete
     */
    boolean appendPrefill(CommandBuffer commands);

    /**
     * Appends the next commands of the timed phase.
     *
     * @return false, with nothing appended, when the flow has ended
     */
    boolean append(CommandBuffer commands);

    /** Returns where the reports of all commands go. */
    default ReportSink listener() {
        return (_, _, _, _, _, _) -> {};
    }

    /** Returns how often the timed phase is repeated in one pass; each time it ends as it began. */
    default int rounds() {
        return 1;
    }

    /** Returns how many commands make one operation. */
    default int commandsPerOperation() {
        return 1;
    }
}
