package dev.dyno.workloads.matching.flow;

import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.SplitMix64;

/**
 * Two prices, {@value #PILE} orders at each: a book that looks for an order by walking its level is
 * lost. Cancels pick any order of a pile with equal probability, so mostly from its middle; new
 * orders join at the end; immediate-or-cancel orders consume from the front.
 */
public final class LevelPileFlow implements OrderFlow {
    static final int PILE = 10_000;
    static final int IOC_PERCENT = 20;
    private static final int BID_TICKS = 100_000;
    private static final int QUANTITY_MAX = 100;

    private final SplitMix64 random;
    private final int messages;
    private final int pile;
    private final LiveOrders live;

    /**
     * Creates a flow.
     *
     * @param pile how many orders rest at each price
     * @param messages how many messages the timed phase has
     */
    public LevelPileFlow(int pile, int messages, long seed) {
        this.random = SplitMix64.named("level-pile", seed);
        this.messages = messages;
        this.pile = pile;
        this.live = new LiveOrders(2, 2 * pile + messages, LiveOrders.Listing.UNORDERED);
    }

    @Override
    public int instruments() {
        return 1;
    }

    @Override
    public OrderBookSpec spec(int instrument) {
        return new OrderBookSpec(2 * pile + messages + 1, BID_TICKS, 2);
    }

    @Override
    public ReportSink listener() {
        return live;
    }

    @Override
    public boolean appendPrefill(CommandBuffer commands) {
        if (commands.count() == 2 * pile) {
            return false;
        }
        enter(commands, commands.count() % 2);
        return true;
    }

    @Override
    public boolean append(CommandBuffer commands) {
        if (commands.count() == messages) {
            return false;
        }
        live.settle();
        int side = random.nextInt(2);
        if (random.nextInt(100) < IOC_PERCENT) {
            int taker = Side.opposite(side);
            commands.enter(
                    0,
                    taker,
                    OrderType.IOC,
                    live.sent(taker),
                    priceOf(side),
                    1 + random.nextInt(QUANTITY_MAX));
        } else if (live.count(side) > pile) {
            commands.cancel(0, live.any(side, random));
        } else {
            enter(commands, side);
        }
        return true;
    }

    private void enter(CommandBuffer commands, int side) {
        commands.enter(
                0,
                side,
                OrderType.LIMIT,
                live.sent(side),
                priceOf(side),
                1 + random.nextInt(QUANTITY_MAX));
    }

    private static int priceOf(int side) {
        return side == Side.BUY ? BID_TICKS : BID_TICKS + 1;
    }
}
