package dev.dyno.workloads.matching.flow;

import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.Distributions;
import dev.dyno.workloads.SplitMix64;

/**
 * Avalanches: one immediate-or-cancel order takes everything in hundreds of price levels, then the
 * levels are built again, in random order, before the other side is swept. The sweeping order
 * carries a limit at the last level that it takes, and a little more than rests there, so that its
 * rest is cancelled.
 */
public final class DeepSweepFlow implements OrderFlow {
    static final int LEVELS = 512;
    static final int LEVELS_SWEPT_MIN = 128;
    static final int ORDERS_PER_LEVEL = 4;
    private static final int MIDDLE_TICKS = 100_000;
    private static final int QUANTITY_MAX = 100;

    private final SplitMix64 random;
    private final int messages;
    private final long[][] quantityAtDistance = new long[2][LEVELS + 1];
    private int[] toBuild = allLevels(LEVELS);
    private int built;
    private int side = Side.BUY;
    private boolean isPrefilled;
    private long newestOrderId;

    /**
     * Creates a flow.
     *
     * @param messages how many messages the timed phase has
     */
    public DeepSweepFlow(int messages, long seed) {
        this.random = SplitMix64.named("deep-sweep", seed);
        this.messages = messages;
        Distributions.shuffle(random, toBuild);
    }

    private static int[] allLevels(int levels) {
        int[] distances = new int[levels * ORDERS_PER_LEVEL];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = 1 + i / ORDERS_PER_LEVEL;
        }
        return distances;
    }

    @Override
    public int instruments() {
        return 1;
    }

    @Override
    public OrderBookSpec spec(int instrument) {
        return new OrderBookSpec(2 * LEVELS * ORDERS_PER_LEVEL + 1, MIDDLE_TICKS, 2 * LEVELS + 1);
    }

    @Override
    public boolean appendPrefill(CommandBuffer commands) {
        if (isPrefilled) {
            return false;
        }
        build(commands);
        if (built == toBuild.length) {
            isPrefilled = side == Side.SELL;
            side = Side.opposite(side);
            built = isPrefilled ? toBuild.length : 0;
        }
        return true;
    }

    @Override
    public boolean append(CommandBuffer commands) {
        if (commands.count() == messages) {
            return false;
        }
        if (built < toBuild.length) {
            build(commands);
            return true;
        }
        int levels = (int) random.nextBetween(LEVELS_SWEPT_MIN, LEVELS);
        side = Side.opposite(side);
        sweep(commands, levels);
        toBuild = allLevels(levels);
        Distributions.shuffle(random, toBuild);
        built = 0;
        return true;
    }

    /** Enters one resting order of {@code side}. */
    private void build(CommandBuffer commands) {
        int distance = toBuild[built++];
        int quantity = 1 + random.nextInt(QUANTITY_MAX);
        quantityAtDistance[side][distance] += quantity;
        commands.enter(
                0, side, OrderType.LIMIT, ++newestOrderId, priceAt(side, distance), quantity);
    }

    /** Takes the best levels of {@code side}. */
    private void sweep(CommandBuffer commands, int levels) {
        long quantity = 1L + random.nextInt(QUANTITY_MAX);
        for (int distance = 1; distance <= levels; distance++) {
            quantity += quantityAtDistance[side][distance];
            quantityAtDistance[side][distance] = 0;
        }
        commands.enter(
                0,
                Side.opposite(side),
                OrderType.IOC,
                ++newestOrderId,
                priceAt(side, levels),
                quantity);
    }

    private static int priceAt(int side, int distance) {
        return side == Side.BUY ? MIDDLE_TICKS - distance : MIDDLE_TICKS + distance;
    }
}
