package dev.dyno.workloads.matching.flow;

import dev.dyno.contracts.matching.OrderCommand;
import java.util.Arrays;

/** A growing array of commands with dense sequences from 0. Not safe for several threads. */
public final class CommandBuffer {
    private static final int COMMANDS_FIRST = 1024;

    private long[] words = new long[COMMANDS_FIRST * OrderCommand.WORDS];
    private int count;
    private final OrderCommand command = new OrderCommand();

    /** Creates an empty buffer. */
    public CommandBuffer() {}

    private OrderCommand next() {
        int wordsNeeded = Math.multiplyExact(count + 1, OrderCommand.WORDS);
        if (wordsNeeded > words.length) {
            words = Arrays.copyOf(words, Math.multiplyExact(words.length, 2));
        }
        return command.wrap(words, count++);
    }

    /** Appends a new order. */
    public void enter(
            int instrument, int side, int orderType, long orderId, long priceTicks, long quantity) {
        next().enter(count - 1L, side, orderType, orderId, priceTicks, quantity)
                .instrument(instrument);
    }

    /** Appends a cancel. */
    public void cancel(int instrument, long orderId) {
        next().cancel(count - 1L, orderId).instrument(instrument);
    }

    /** Appends a replace that always loses priority. */
    public void requeue(int instrument, long orderId, long priceTicks, long quantity) {
        next().replace(count - 1L, OrderCommand.FLAG_REQUEUE, orderId, priceTicks, quantity)
                .instrument(instrument);
    }

    /** Appends a reduce. */
    public void reduce(int instrument, long orderId, long quantity) {
        next().reduce(count - 1L, orderId, quantity).instrument(instrument);
    }

    /** Returns how many commands there are. */
    public int count() {
        return count;
    }

    /** Moves a flyweight to the command with this index; it is valid until the next append. */
    public OrderCommand get(OrderCommand flyweight, int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(index + " of " + count);
        }
        return flyweight.wrap(words, index);
    }

    /** Returns the words of all commands, without a gap. */
    public long[] toWords() {
        return Arrays.copyOf(words, count * OrderCommand.WORDS);
    }
}
