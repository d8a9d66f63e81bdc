package dev.dyno.workloads.matching;

import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import java.util.List;

/**
 * An order flow with the answers of the reference. The arrays are shared, not copied: nobody writes
 * to them.
 *
 * @param workload the id of the workload that it was made for
 * @param seed what it was made from
 * @param specs what each book must hold; command routing uses the index
 * @param prefill the words of the commands that are applied before the timed phase
 * @param commands the words of the timed phase's commands
 * @param rounds how often the timed phase is repeated in one pass
 * @param commandsPerOperation how many commands make one operation
 * @param prefillAnswer the answer to the prefill
 * @param answer the answer to one pass
 * @param requestDigests the digest of the reports of commands {@code 0..i} at index {@code i}, or
 *     empty where prefixes are not checked
 */
// Inputs are never compared, and their arrays are too large to copy.
@SuppressWarnings("ArrayRecordComponent")
public record FlowInput(
        String workload,
        long seed,
        List<OrderBookSpec> specs,
        long[] prefill,
        long[] commands,
        int rounds,
        int commandsPerOperation,
        FlowAnswer prefillAnswer,
        FlowAnswer answer,
        long[] requestDigests) {

    /** Copies the list. */
    public FlowInput {
        specs = List.copyOf(specs);
    }

    /** Returns how many commands the prefill has. */
    public int prefillCount() {
        return prefill.length / OrderCommand.WORDS;
    }

    /** Returns how many commands the timed phase has. */
    public int commandCount() {
        return commands.length / OrderCommand.WORDS;
    }

    /** Returns how many operations one pass performs. */
    public long operations() {
        return (long) commandCount() / commandsPerOperation * rounds;
    }
}
