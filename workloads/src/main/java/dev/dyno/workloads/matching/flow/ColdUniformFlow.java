package dev.dyno.workloads.matching.flow;

import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.Distributions;
import dev.dyno.workloads.SplitMix64;

/**
 * One large book in which any order may be cancelled next: the least favourable flow for caches.
 * Each resting order is equally likely to be cancelled, so that nearly every cancel looks up an id,
 * an order, its neighbours and its level in memory that was not used for a long time.
 *
 * <p>{@value #IOC_PERCENT} % of the messages are immediate-or-cancel orders at the best price; the
 * others are new orders and cancels, about as many of each, so that the number of resting orders
 * stays where the prefill put it. New orders are passive, at an exponential distance from a fixed
 * middle; so half of all levels' orders lie within {@value #DEPTH_MEAN_TICKS} ticks.
 */
public final class ColdUniformFlow implements OrderFlow {
    static final int IOC_PERCENT = 6;
    static final int DEPTH_MEAN_TICKS = 500;
    private static final int MIDDLE_TICKS = 100_000;
    private static final int WIDTH_TICKS = 8 * DEPTH_MEAN_TICKS;
    private static final int QUANTITY_MAX = 100;
    private static final int GROUP = 0;

    private final SplitMix64 random;
    private final int resting;
    private final int messages;
    private final LiveOrders live;

    /**
     * Creates a flow.
     *
     * @param resting how many orders rest
     * @param messages how many messages the timed phase has
     */
    public ColdUniformFlow(int resting, int messages, long seed) {
        this.random = SplitMix64.named("cold-uniform-" + resting, seed);
        this.resting = resting;
        this.messages = messages;
        this.live = new LiveOrders(1, resting + messages, LiveOrders.Listing.UNORDERED);
    }

    @Override
    public int instruments() {
        return 1;
    }

    @Override
    public OrderBookSpec spec(int instrument) {
        return new OrderBookSpec(resting + messages + 1, MIDDLE_TICKS, WIDTH_TICKS);
    }

    @Override
    public ReportSink listener() {
        return live;
    }

    @Override
    public boolean appendPrefill(CommandBuffer commands) {
        if (commands.count() == resting) {
            return false;
        }
        enterPassive(commands);
        return true;
    }

    @Override
    public boolean append(CommandBuffer commands) {
        if (commands.count() == messages) {
            return false;
        }
        live.settle();
        if (random.nextInt(100) < IOC_PERCENT) {
            int side = random.nextInt(2);
            int orderId = live.sent(GROUP);
            int limit =
                    side == Side.BUY
                            ? MIDDLE_TICKS + DEPTH_MEAN_TICKS
                            : MIDDLE_TICKS - DEPTH_MEAN_TICKS;
            commands.enter(
                    0, side, OrderType.IOC, orderId, limit, 1 + random.nextInt(QUANTITY_MAX));
        } else if (live.count(GROUP) > 0 && random.nextInt(1000) < cancelPerMille()) {
            commands.cancel(0, live.any(GROUP, random));
        } else {
            enterPassive(commands);
        }
        return true;
    }

    /** Leans against a drift: by one in a thousand for each per mille of surplus or lack. */
    private int cancelPerMille() {
        long surplus = (live.count(GROUP) - (long) resting) * 1000 / resting;
        return Math.clamp(500 + 8 * surplus, 100, 900);
    }

    private void enterPassive(CommandBuffer commands) {
        int side = random.nextInt(2);
        int distance =
                1 + (int) Math.min(Distributions.exponential(random, DEPTH_MEAN_TICKS), 50_000);
        int price = side == Side.BUY ? MIDDLE_TICKS - distance : MIDDLE_TICKS + distance;
        int orderId = live.sent(GROUP);
        commands.enter(0, side, OrderType.LIMIT, orderId, price, 1 + random.nextInt(QUANTITY_MAX));
    }
}
