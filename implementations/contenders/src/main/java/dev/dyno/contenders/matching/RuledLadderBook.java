package dev.dyno.contenders.matching;

import dev.dyno.contracts.matching.BookState;
import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.LevelVisitor;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.OrderVisitor;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.SelfTradeMode;
import dev.dyno.contracts.matching.Side;
import java.util.EnumSet;
import java.util.Set;

/**
 * A ladder with the rules that concern an order's arrival only: market with protection, sliding
 * post-only and halts. They stand in front of the ladder, which is the same as without them: a
 * command that uses no rule reaches it after a few comparisons of fields that it reads anyway.
 *
 * <p>Threading, progress and memory: as the ladder. Allocation: none after construction.
 */
final class RuledLadderBook implements OrderBook {
    private static final Set<OrderBookCapability> RULES =
            EnumSet.of(
                    OrderBookCapability.MARKET_PROTECTION,
                    OrderBookCapability.POST_ONLY_SLIDE,
                    OrderBookCapability.HALT);

    private final TickLadderBook ladder;
    private final Set<OrderBookCapability> capabilities;
    private final boolean protects;
    private final boolean slides;
    private final boolean halts;
    private final OrderCommand translated = new OrderCommand();
    private final ProtectionSink protection = new ProtectionSink();
    private int state = BookState.OPEN;

    private RuledLadderBook(TickLadderBook ladder, Set<OrderBookCapability> rules) {
        this.ladder = ladder;
        this.capabilities = OrderBookCapability.plain();
        capabilities.addAll(rules);
        this.protects = rules.contains(OrderBookCapability.MARKET_PROTECTION);
        this.slides = rules.contains(OrderBookCapability.POST_ONLY_SLIDE);
        this.halts = rules.contains(OrderBookCapability.HALT);
    }

    /** Returns a ladder with those of the wanted rules that it has; the ladder itself if none. */
    static OrderBook around(TickLadderBook ladder, OrderBookSpec spec) {
        Set<OrderBookCapability> rules = EnumSet.copyOf(RULES);
        rules.retainAll(spec.rules());
        return rules.isEmpty() ? ladder : new RuledLadderBook(ladder, rules);
    }

    /** Says why the rest of a protected order is cancelled, and passes all else on. */
    private final class ProtectionSink implements ReportSink {
        private ReportSink next = this;
        private int makerSide;

        @Override
        public void report(
                long sequence,
                int header,
                long orderId,
                long makerOrderId,
                long priceTicks,
                long quantity) {
            int changed = header;
            if ((header & 0xFF) == ReportType.CANCELLED && best(makerSide) != Prices.NO_PRICE) {
                changed = (header & 0xFFFF) | Reason.PROTECTION_REACHED << 16;
            }
            next.report(sequence, changed, orderId, makerOrderId, priceTicks, quantity);
        }
    }

    @Override
    public void apply(OrderCommand command, ReportSink reports) {
        boolean usesNoRule =
                command.type() == CommandType.NEW
                        && command.orderType() <= OrderType.POST_ONLY
                        && state == BookState.OPEN
                        && command.hasNoTerms();
        if (usesNoRule) {
            ladder.apply(command, reports);
        } else {
            applyByRule(command, reports);
        }
    }

    private void applyByRule(OrderCommand command, ReportSink reports) {
        int type = command.type();
        boolean enters = type == CommandType.NEW || type == CommandType.REPLACE;
        if (enters && state == BookState.HALTED) {
            int rejection =
                    type == CommandType.NEW ? ReportType.REJECTED : ReportType.REPLACE_REJECTED;
            reports.rejected(command.sequence(), rejection, Reason.HALTED, command.orderId());
        } else if (type == CommandType.NEW) {
            enter(command, reports);
        } else if (type == CommandType.SET_STATE && halts) {
            setState(command, reports);
        } else {
            ladder.apply(command, reports);
        }
    }

    private void setState(OrderCommand command, ReportSink reports) {
        long wanted = command.quantity();
        if (wanted != BookState.OPEN && wanted != BookState.HALTED) {
            reports.rejected(
                    command.sequence(),
                    ReportType.REJECTED,
                    Reason.UNKNOWN_STATE,
                    command.orderId());
            return;
        }
        state = (int) wanted;
        reports.stateChanged(command.sequence(), state);
    }

    private void enter(OrderCommand command, ReportSink reports) {
        int type = command.orderType();
        if (hasForeignTerm(command) && passesEarlierChecks(command)) {
            reports.rejected(
                    command.sequence(),
                    ReportType.REJECTED,
                    Reason.NOT_SUPPORTED,
                    command.orderId());
        } else if (command.side() > Side.SELL) {
            ladder.apply(command, reports);
        } else if (type == OrderType.MARKET_PROTECTED && protects) {
            enterProtected(command, reports);
        } else if (type == OrderType.POST_ONLY_SLIDE && slides) {
            enterSliding(command, reports);
        } else {
            ladder.apply(command, reports);
        }
    }

    private static boolean hasForeignTerm(OrderCommand command) {
        return command.selfTradeMode() != SelfTradeMode.NONE || command.expiryTime() != 0;
    }

    /**
     * Answers whether nothing is wrong that {@link Reason} names before a term. Otherwise the order
     * goes on as if it had none, and is refused for the first thing that is wrong with it.
     */
    private boolean passesEarlierChecks(OrderCommand command) {
        int type = command.orderType();
        boolean isProtected = type == OrderType.MARKET_PROTECTED && protects;
        boolean isKnownType =
                type <= OrderType.POST_ONLY
                        || isProtected
                        || (type == OrderType.POST_ONLY_SLIDE && slides);
        boolean isPriced = type != OrderType.MARKET;
        return command.side() <= Side.SELL
                && isKnownType
                && Prices.isQuantity(command.quantity())
                && !(isPriced && !Prices.isPrice(command.priceTicks()))
                && !(isProtected && command.priceTicks() < 0);
    }

    /** Enters a protected market order as an immediate-or-cancel order at its protection price. */
    private void enterProtected(OrderCommand command, ReportSink reports) {
        int side = command.side();
        protection.next = reports;
        protection.makerSide = Side.opposite(side);
        long price = command.priceTicks();
        if (price < 0) {
            price = Long.MIN_VALUE;
        } else if (Prices.isPrice(price)) {
            price = protectionPrice(side, price);
        }
        translate(command, OrderType.IOC, price);
        ladder.apply(translated, protection);
    }

    private long protectionPrice(int side, long rangeTicks) {
        long best = best(Side.opposite(side));
        if (best == Prices.NO_PRICE) {
            return 0;
        }
        return side == Side.BUY
                ? Math.min(best + rangeTicks, Prices.PRICE_TICKS_MAX)
                : Math.max(best - rangeTicks, -Prices.PRICE_TICKS_MAX);
    }

    /**
     * Enters a sliding order as a post-only order at the price that it slides to. Where there is no
     * such price, its own is left, and the ladder refuses it because it would trade.
     */
    private void enterSliding(OrderCommand command, ReportSink reports) {
        int side = command.side();
        long price = command.priceTicks();
        long best = best(Side.opposite(side));
        if (best != Prices.NO_PRICE && Prices.isPrice(price)) {
            long beside = side == Side.BUY ? best - 1 : best + 1;
            long slid = side == Side.BUY ? Math.min(price, beside) : Math.max(price, beside);
            price = Prices.isPrice(slid) ? slid : price;
        }
        translate(command, OrderType.POST_ONLY, price);
        ladder.apply(translated, reports);
    }

    private void translate(OrderCommand command, int orderType, long priceTicks) {
        translated.enter(
                command.sequence(),
                command.side(),
                orderType,
                command.orderId(),
                priceTicks,
                command.quantity());
    }

    private long best(int side) {
        return side == Side.BUY ? ladder.bestBidTicks() : ladder.bestAskTicks();
    }

    @Override
    public long bestBidTicks() {
        return ladder.bestBidTicks();
    }

    @Override
    public long bestAskTicks() {
        return ladder.bestAskTicks();
    }

    @Override
    public int orderCount() {
        return ladder.orderCount();
    }

    @Override
    public long quantityAt(int side, long priceTicks) {
        return ladder.quantityAt(side, priceTicks);
    }

    @Override
    public int depth(int side, int levelsMax, LevelVisitor visitor) {
        return ladder.depth(side, levelsMax, visitor);
    }

    @Override
    public void forEachOrder(OrderVisitor visitor) {
        ladder.forEachOrder(visitor);
    }

    @Override
    public int state() {
        return state;
    }

    @Override
    public Set<OrderBookCapability> capabilities() {
        return EnumSet.copyOf(capabilities);
    }

    @Override
    public void clear() {
        ladder.clear();
        state = BookState.OPEN;
    }
}
