package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.OrderCommand;

/** The last few commands given to a book, for the message of a failure. */
final class CommandHistory {
    private static final int KEPT = 12;

    private final long[] words = new long[KEPT * OrderCommand.WORDS];
    private final OrderCommand slot = new OrderCommand();
    private long count;

    /** Adds a command. */
    void add(OrderCommand command) {
        slot.wrap(words, (int) (count % KEPT)).copyOf(command);
        count++;
    }

    /** Returns how many commands were added. */
    long count() {
        return count;
    }

    /** Returns the last commands, oldest first, one a line. */
    String describe() {
        StringBuilder text = new StringBuilder();
        for (long index = Math.max(0, count - KEPT); index < count; index++) {
            slot.wrap(words, (int) (index % KEPT));
            text.append("\n  command ").append(index).append(": ").append(Wording.command(slot));
        }
        return text.toString();
    }
}
