package dev.dyno.workloads.matching.flow;

import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.Distributions;
import dev.dyno.workloads.SplitMix64;

/**
 * A market maker's flow with the mix of commands that exchange-core's own single-book benchmark
 * sends: mostly moves, about {@value #RESTING} resting orders in about 750 price slots.
 *
 * <p>Per mille: {@value #LIMIT_PER_MILLE} new limit orders, {@value #IOC_PER_MILLE}
 * immediate-or-cancel, {@value #CANCEL_PER_MILLE} cancels, {@value #REDUCE_PER_MILLE} reduces, and
 * the rest moves: a replace at another price and the same size. Moves pick among the oldest {@value
 * #MOVED_OLDEST} orders, as there. Its one fill-or-kill order in 1,600 messages carries a budget
 * instead of a price and is left out: an immediate-or-cancel order stands in for it. New and moved
 * orders are passive, normally distributed around a middle that moves by a tick now and then, so
 * that some cross.
 */
public final class ExchangeCoreMixFlow implements OrderFlow {
    static final int RESTING = 1_000;
    static final int LIMIT_PER_MILLE = 124;
    static final int IOC_PER_MILLE = 19;
    static final int CANCEL_PER_MILLE = 72;
    static final int REDUCE_PER_MILLE = 72;
    static final int MOVED_OLDEST = 512;
    private static final int MIDDLE_TICKS = 50_000;
    private static final double DEVIATION_TICKS = 320;
    private static final int WIDTH_TICKS = 2_048;
    private static final int QUANTITY_MAX = 100;
    private static final int MIDDLE_MOVE_PER_MILLE = 20;
    private static final int MAKERS_PER_IOC = 2;
    private static final int GROUP = 0;

    private final SplitMix64 random;
    private final int messages;
    private final LiveOrders live;
    private final boolean[] isBuy;
    private int middleTicks = MIDDLE_TICKS;

    /**
     * Creates a flow.
     *
     * @param messages how many messages the timed phase has
     */
    public ExchangeCoreMixFlow(int messages, long seed) {
        this.random = SplitMix64.named("mix-exchange-core", seed);
        this.messages = messages;
        this.live = new LiveOrders(1, RESTING + messages, LiveOrders.Listing.BY_ARRIVAL);
        this.isBuy = new boolean[RESTING + messages + 1];
    }

    @Override
    public int instruments() {
        return 1;
    }

    @Override
    public OrderBookSpec spec(int instrument) {
        return new OrderBookSpec(RESTING + messages + 1, MIDDLE_TICKS, WIDTH_TICKS);
    }

    @Override
    public ReportSink listener() {
        return live;
    }

    @Override
    public boolean appendPrefill(CommandBuffer commands) {
        if (commands.count() == RESTING) {
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
        if (random.nextInt(1000) < MIDDLE_MOVE_PER_MILLE) {
            // Pulled back to where it began, so that the price window of a long run is that of a
            // short one.
            int pull = Integer.signum(MIDDLE_TICKS - middleTicks);
            middleTicks += random.nextInt(8) == 0 ? pull : random.nextInt(2) * 2 - 1;
        }
        int kind = random.nextInt(1000);
        if (kind < LIMIT_PER_MILLE || live.count(GROUP) < RESTING / 10) {
            enterPassive(commands);
        } else if ((kind -= LIMIT_PER_MILLE) < IOC_PER_MILLE) {
            enterIoc(commands);
        } else if ((kind -= IOC_PER_MILLE) < CANCEL_PER_MILLE) {
            commands.cancel(0, live.any(GROUP, random));
        } else if (kind - CANCEL_PER_MILLE < REDUCE_PER_MILLE) {
            reduce(commands);
        } else {
            move(commands);
        }
        return true;
    }

    private void enterPassive(CommandBuffer commands) {
        int side = random.nextInt(2);
        int orderId = live.sent(GROUP);
        isBuy[orderId] = side == Side.BUY;
        commands.enter(
                0,
                side,
                OrderType.LIMIT,
                orderId,
                passivePrice(isBuy[orderId]),
                1 + random.nextInt(QUANTITY_MAX));
    }

    private int passivePrice(boolean buys) {
        double deviation = Math.abs(Distributions.gaussian(random)) * DEVIATION_TICKS;
        int distance = 1 + (int) deviation;
        return buys ? middleTicks - distance : middleTicks + distance;
    }

    /** Takes as many makers as bring the number of resting orders back. */
    private void enterIoc(CommandBuffer commands) {
        int side = random.nextInt(2);
        int surplus = live.count(GROUP) - RESTING;
        int makers = Math.clamp(MAKERS_PER_IOC + surplus / 16, 1, 8);
        int quantity = 1 + random.nextInt(makers * QUANTITY_MAX);
        int reach = (int) (3 * DEVIATION_TICKS);
        int limit = side == Side.BUY ? middleTicks + reach : middleTicks - reach;
        commands.enter(0, side, OrderType.IOC, live.sent(GROUP), limit, quantity);
    }

    private void reduce(CommandBuffer commands) {
        int orderId = live.any(GROUP, random);
        commands.reduce(0, orderId, 1 + random.nextLong(live.openQuantity(orderId)));
    }

    private void move(CommandBuffer commands) {
        int among = Math.min(MOVED_OLDEST, live.count(GROUP));
        int orderId = live.at(GROUP, random.nextInt(among));
        commands.requeue(0, orderId, passivePrice(isBuy[orderId]), live.openQuantity(orderId));
    }
}
