package dev.dyno.workloads.matching.flow;

import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.AliasTable;
import dev.dyno.workloads.Distributions;
import dev.dyno.workloads.SplitMix64;
import java.util.Arrays;

/**
 * A whole market: many books of very different size, each touched now and then. What makes memory
 * cold here is that between two messages for one book many others pass, and that a part of the
 * cancels reaches back to old orders.
 *
 * <ul>
 *   <li>Resting orders and messages spread over the instruments by Pareto weights with shape
 *       {@value #WEIGHT_SHAPE}.
 *   <li>{@value #SHORT_LIVED_PERCENT} % of the new orders are short-lived: cancelled at an age
 *       drawn from {@link CancelAges}. The others rest until they are filled, or picked from all
 *       resting orders of their book with equal probability, which happens whenever the book has
 *       more orders than it began with.
 *   <li>{@value #IOC_PERCENT} % of the messages are immediate-or-cancel orders that reach the best
 *       price. The middle price of a book moves by a tick now and then, so that passive orders also
 *       cross.
 *   <li>Ids count up over all instruments, as a venue's order references do.
 * </ul>
 */
public final class ColdBooksFlow implements OrderFlow {
    static final double WEIGHT_SHAPE = 1.5;
    static final int IOC_PERCENT = 6;
    static final int SHORT_LIVED_PERCENT = 75;
    private static final int RESTING_MIN = 4;
    private static final int QUANTITY_MAX = 100;
    private static final int MIDDLE_MIN_TICKS = 2_000;
    private static final int MIDDLE_MAX_TICKS = 60_000;
    private static final int DEPTH_MEAN_TICKS = 16;
    private static final int DEPTH_MAX_TICKS = 1_000;
    private static final int IOC_REACH_TICKS = 64;
    private static final int WIDTH_TICKS = 256;
    private static final int MIDDLE_MOVE_PERCENT = 5;

    private final SplitMix64 random;
    private final int messages;
    private final int[] restingTargets;
    private final int[] middlesTicks;
    private final AliasTable activity;
    private final LiveOrders live;
    private final DueCancels due;
    private final int[] prefillOrder;

    /**
     * Creates a flow.
     *
     * @param instruments how many books there are
     * @param resting how many orders rest in all, about
     * @param messages how many messages the timed phase has
     */
    public ColdBooksFlow(int instruments, int resting, int messages, long seed) {
        this.random = SplitMix64.named("cold-books-" + instruments, seed);
        this.messages = messages;
        double[] weights = new double[instruments];
        double sum = 0;
        for (int i = 0; i < instruments; i++) {
            weights[i] = Distributions.pareto(random, WEIGHT_SHAPE);
            sum += weights[i];
        }
        restingTargets = new int[instruments];
        middlesTicks = new int[instruments];
        int prefill = 0;
        for (int i = 0; i < instruments; i++) {
            restingTargets[i] = Math.max(RESTING_MIN, (int) (resting * weights[i] / sum));
            middlesTicks[i] = (int) random.nextBetween(MIDDLE_MIN_TICKS, MIDDLE_MAX_TICKS);
            prefill += restingTargets[i];
        }
        activity = new AliasTable(weights);
        live = new LiveOrders(instruments, prefill + messages, LiveOrders.Listing.UNORDERED);
        due = new DueCancels(instruments, prefill + messages);
        prefillOrder = new int[prefill];
        int filled = 0;
        for (int i = 0; i < instruments; i++) {
            Arrays.fill(prefillOrder, filled, filled + restingTargets[i], i);
            filled += restingTargets[i];
        }
        Distributions.shuffle(random, prefillOrder);
    }

    @Override
    public int instruments() {
        return restingTargets.length;
    }

    @Override
    public OrderBookSpec spec(int instrument) {
        return new OrderBookSpec(
                prefillOrder.length + messages + 1, middlesTicks[instrument], WIDTH_TICKS);
    }

    @Override
    public ReportSink listener() {
        return live;
    }

    @Override
    public boolean appendPrefill(CommandBuffer commands) {
        if (commands.count() == prefillOrder.length) {
            return false;
        }
        enterPassive(commands, prefillOrder[commands.count()]);
        return true;
    }

    @Override
    public boolean append(CommandBuffer commands) {
        if (commands.count() == messages) {
            return false;
        }
        live.settle();
        int instrument = activity.next(random);
        if (random.nextInt(100) < IOC_PERCENT) {
            enterIoc(commands, instrument);
            return true;
        }
        int dueOrder = due.next(instrument, live);
        if (dueOrder != DueCancels.NONE) {
            commands.cancel(instrument, dueOrder);
        } else if (live.count(instrument) > restingTargets[instrument]) {
            commands.cancel(instrument, live.any(instrument, random));
        } else {
            boolean isShortLived = random.nextInt(100) < SHORT_LIVED_PERCENT;
            int orderId = enterPassive(commands, instrument);
            due.arrived(instrument, orderId, isShortLived ? CancelAges.next(random) : -1);
        }
        return true;
    }

    private void enterIoc(CommandBuffer commands, int instrument) {
        int side = random.nextInt(2);
        int middle = middlesTicks[instrument];
        int limit = side == Side.BUY ? middle + IOC_REACH_TICKS : middle - IOC_REACH_TICKS;
        int orderId = live.sent(instrument);
        commands.enter(
                instrument, side, OrderType.IOC, orderId, limit, 1 + random.nextInt(QUANTITY_MAX));
    }

    private int enterPassive(CommandBuffer commands, int instrument) {
        if (random.nextInt(100) < MIDDLE_MOVE_PERCENT) {
            int move = random.nextInt(2) == 0 ? -1 : 1;
            middlesTicks[instrument] =
                    Math.clamp(
                            (long) middlesTicks[instrument] + move,
                            MIDDLE_MIN_TICKS,
                            MIDDLE_MAX_TICKS);
        }
        int side = random.nextInt(2);
        int distance =
                1
                        + (int)
                                Math.min(
                                        Distributions.exponential(random, DEPTH_MEAN_TICKS),
                                        DEPTH_MAX_TICKS);
        int middle = middlesTicks[instrument];
        int orderId = live.sent(instrument);
        commands.enter(
                instrument,
                side,
                OrderType.LIMIT,
                orderId,
                side == Side.BUY ? middle - distance : middle + distance,
                1 + random.nextInt(QUANTITY_MAX));
        return orderId;
    }
}
