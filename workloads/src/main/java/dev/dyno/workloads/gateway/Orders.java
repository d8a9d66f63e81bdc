package dev.dyno.workloads.gateway;

import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.SplitMix64;

/**
 * Commands of one account, which follow from their index and a seed. Of four, the first two trade
 * with each other, and the fourth cancels the third, so that nothing is left of them. The sequence
 * and the id of an order are the index of its command.
 */
final class Orders {
    /** After how many commands nothing is left. */
    static final int PERIOD = 4;

    /** The account that sends them. */
    static final int ACCOUNT = 1;

    private static final long CENTRE_TICKS = 1_000;

    private final long seed;
    private final OrderCommand command = new OrderCommand();

    Orders(long seed) {
        this.seed = seed;
    }

    /** Writes the command with this index. */
    void copyTo(long index, long[] words) {
        long random = SplitMix64.mix(seed + index / PERIOD);
        long price = CENTRE_TICKS + (random & 63);
        long quantity = 1 + (random >>> 8 & 15);
        command.wrap(words, 0);
        switch ((int) (index % PERIOD)) {
            case 0 -> command.enter(index, Side.BUY, OrderType.LIMIT, index, price, quantity);
            case 1 -> command.enter(index, Side.SELL, OrderType.LIMIT, index, price, quantity);
            case 2 -> command.enter(index, Side.SELL, OrderType.LIMIT, index, price, quantity);
            default -> command.cancel(index, index - 1);
        }
        command.account(ACCOUNT);
    }

    /** Returns the digest of so many commands. */
    long digest(int commands) {
        long[] words = new long[OrderCommand.WORDS];
        long digest = 0;
        for (int index = 0; index < commands; index++) {
            copyTo(index, words);
            for (long word : words) {
                digest = SplitMix64.mix(digest ^ word) + 1;
            }
        }
        return digest;
    }
}
