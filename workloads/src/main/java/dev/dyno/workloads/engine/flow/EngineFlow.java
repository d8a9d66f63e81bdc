package dev.dyno.workloads.engine.flow;

import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.SplitMix64;
import java.util.Collections;
import java.util.List;

/**
 * Commands for the books of an engine, each of which follows from its index and the seed.
 *
 * <p>Of eight commands one enters an order far from the market, and one cancels an order that was
 * entered so a fixed number of commands before: with the load, the books grow to some ten thousand
 * resting orders, which a snapshot has to hold, and no further. The others are limit orders around
 * a fixed price, most of which trade, and cancels of orders entered shortly before. The id of an
 * order is the index of its command. One thread at a time.
 */
public final class EngineFlow {
    private static final int BOOKS = 4;
    private static final int ORDERS_MAX = 1 << 14;
    private static final int CENTRE_TICKS = 10_000;
    private static final int WIDTH_TICKS = 2_048;
    private static final int NEAR_TICKS = 16;
    private static final int FAR_TICKS = 512;
    private static final int PERIOD = 8;
    private static final int CANCELS_FAR = 4;
    private static final long FAR_AGE = (1L << 17) + CANCELS_FAR;

    private final long seed;
    private final OrderCommand command = new OrderCommand();

    /** Creates the flow of a seed; equal seeds give equal commands. */
    public EngineFlow(long seed) {
        this.seed = SplitMix64.mix(seed);
    }

    /** Returns what the books must hold. */
    public static List<OrderBookSpec> books() {
        OrderBookSpec book = new OrderBookSpec(ORDERS_MAX, CENTRE_TICKS, WIDTH_TICKS);
        return Collections.nCopies(BOOKS, book);
    }

    /** Writes the command with this index to the first slot of an array. */
    public void copyTo(long index, long[] words) {
        long random = random(index);
        command.wrap(words, 0);
        int place = (int) index & PERIOD - 1;
        if (place == 0) {
            enter(index, random, FAR_TICKS + bits(random, 16, 8));
        } else if (place == CANCELS_FAR && index >= FAR_AGE) {
            cancel(index, index - FAR_AGE);
        } else if (bits(random, 8, 2) == 0) {
            cancel(index, index - 1 - bits(random, 16, 6));
        } else {
            enter(index, random, bits(random, 16, 4) - NEAR_TICKS / 2);
        }
    }

    /** Enters an order at a distance from the centre, away from the other side. */
    private void enter(long index, long random, long distanceTicks) {
        int side = bits(random, 40, 1) == 0 ? Side.BUY : Side.SELL;
        long price = CENTRE_TICKS + (side == Side.BUY ? -distanceTicks : distanceTicks);
        long quantity = 1 + bits(random, 24, 6);
        command.enter(index, side, OrderType.LIMIT, index, price, quantity)
                .instrument(bookOf(index));
    }

    private void cancel(long index, long target) {
        command.cancel(index, target).instrument(bookOf(target));
    }

    private int bookOf(long index) {
        return (int) bits(random(index), 48, 8) % BOOKS;
    }

    private long random(long index) {
        return SplitMix64.mix(seed + index);
    }

    private static long bits(long word, int from, int count) {
        return word >>> from & (1L << count) - 1;
    }
}
