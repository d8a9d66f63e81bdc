package dev.dyno.contenders.engine;

import dev.dyno.contracts.matching.BookStateHash;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import java.util.List;

/**
 * Commands that follow from their index and a seed, so that any process can say what any other one
 * must have got. Order ids are unique: the id of an order is the index of the command that enters
 * it, plus one.
 */
final class TestFlow {
    static final List<OrderBookSpec> BOOKS =
            List.of(
                    OrderBookSpec.ofOrders(2_048),
                    new OrderBookSpec(512, 1_000, 64),
                    OrderBookSpec.ofOrders(64));

    private final long seed;
    private final OrderCommand command = new OrderCommand();

    TestFlow(long seed) {
        this.seed = seed;
    }

    /** Writes the command with this index to the first slot of an array. */
    void copyTo(long index, long[] words) {
        long random = BookStateHash.fold(seed, index);
        command.wrap(words, 0);
        long other = index - bits(random, 8, 7);
        long price = 1_000 + bits(random, 16, 4);
        long quantity = 1 + bits(random, 24, 4);
        int kind = (int) bits(random, 32, 4);
        if (kind < 9) {
            int type = kind == 0 ? OrderType.IOC : OrderType.LIMIT;
            command.enter(index, (int) bits(random, 40, 1), type, index + 1, price, quantity);
        } else if (kind < 13) {
            command.cancel(index, other);
        } else if (kind == 13) {
            command.reduce(index, other, 1);
        } else {
            command.replace(index, 0, other, price, quantity);
        }
        command.instrument((int) (bits(random, 44, 8) % BOOKS.size()));
    }

    private static long bits(long word, int from, int count) {
        return word >>> from & (1L << count) - 1;
    }
}
