package dev.dyno.contenders.matching;

import static dev.dyno.contenders.matching.LadderLayout.NULL;
import static dev.dyno.contenders.matching.LadderLayout.ORDER_ID;
import static dev.dyno.contenders.matching.LadderLayout.PRICE;

import dev.dyno.contracts.matching.BookState;
import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.LevelVisitor;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderTerms;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.OrderVisitor;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.Side;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A ladder with rules. They stand in front of the ladder, which is the same as without them: while
 * no order has terms, a command that uses no rule reaches it after a few comparisons of fields that
 * it reads anyway. All else is checked here and executed by {@link RuledMatcher}, on the ladder's
 * own nodes, levels and index, with {@link LadderTerms} beside them.
 *
 * <p>Threading, progress and memory: as the ladder, and 64 bytes more per node. A mass cancel takes
 * time in proportion to the orders of its account, and the end of a day or a new time to those that
 * end; each of these, and each stop, also takes the logarithm of their number. Allocation: none
 * after construction.
 */
final class RuledLadderBook implements OrderBook {
    private final TickLadderBook ladder;
    private final LadderTerms terms;
    private final RuledMatcher matcher;
    private final RuledLadderChecks checks;
    private final Set<OrderBookCapability> capabilities;
    private final int ordersMax;
    private final boolean keepsAccounts;
    private final boolean knowsLastTrade;
    private int state;
    private long time;

    private RuledLadderBook(TickLadderBook ladder, OrderBookSpec spec) {
        Set<OrderBookCapability> rules = spec.rules();
        this.ladder = ladder;
        this.ordersMax = spec.ordersMax();
        this.terms = new LadderTerms(LadderLayout.of(spec), ordersMax);
        this.matcher = new RuledMatcher(ladder, terms, ordersMax);
        this.checks = new RuledLadderChecks(rules);
        this.capabilities = OrderBookCapability.plain();
        capabilities.addAll(rules);
        this.keepsAccounts =
                rules.contains(OrderBookCapability.SELF_TRADE_PREVENTION)
                        || rules.contains(OrderBookCapability.MASS_CANCEL);
        this.knowsLastTrade = rules.contains(OrderBookCapability.STOP);
        clear();
    }

    /** Returns a ladder with the wanted rules; the ladder itself if none is wanted. */
    static OrderBook around(TickLadderBook ladder, OrderBookSpec spec) {
        return spec.rules().isEmpty() ? ladder : new RuledLadderBook(ladder, spec);
    }

    @Override
    public void apply(OrderCommand command, ReportSink reports) {
        if (usesNoRule(command)) {
            ladder.apply(command, reports);
        } else {
            applyByRule(command, reports);
        }
    }

    private boolean usesNoRule(OrderCommand command) {
        int type = command.type();
        if (terms.count() != 0 || state != BookState.OPEN) {
            return false;
        }
        return type == CommandType.NEW
                ? command.orderType() <= OrderType.POST_ONLY && command.hasNoTerms()
                : type <= CommandType.REDUCE;
    }

    private void applyByRule(OrderCommand command, ReportSink reports) {
        matcher.begin(command.sequence(), reports);
        int refusal =
                switch (command.type()) {
                    case CommandType.NEW -> enter(command);
                    case CommandType.CANCEL -> cancel(command);
                    case CommandType.REPLACE, CommandType.REDUCE -> change(command);
                    default -> applyOther(command, reports);
                };
        if (refusal != Reason.NONE) {
            int rejection = RuledLadderChecks.rejection(command.type());
            reports.rejected(command.sequence(), rejection, refusal, command.orderId());
        }
        matcher.cascade();
    }

    // Each returns why it refuses the command, having done nothing, or NONE.

    private int enter(OrderCommand command) {
        int refusal = checks.ofOrder(command, state, time);
        if (refusal != Reason.NONE) {
            return refusal;
        }
        if (ladder.index.find(command.orderId()) != NULL) {
            return Reason.DUPLICATE_ORDER_ID;
        }
        if (ladder.orderCount + terms.pendingCount() >= ordersMax) {
            return Reason.BOOK_FULL;
        }
        int side = command.side();
        int type = command.orderType();
        long price = priceOnArrival(command);
        if (isPostOnly(type)
                && (!Prices.isPrice(price) || ladder.ladder.reaches(Side.opposite(side), price))) {
            return Reason.WOULD_TRADE;
        }
        if (OrderType.isStop(type) && isReached(side, command.stopPriceTicks())) {
            return Reason.WOULD_TRIGGER;
        }
        matcher.take(side, command.orderId(), price, command.quantity());
        matcher.owner(keepsAccounts ? command.account() : 0, command.selfTradeMode());
        if (OrderType.isStop(type)) {
            matcher.hold(type, command.stopPriceTicks(), command.expiryTime());
        } else {
            matcher.enter(type, command.displayQuantity(), command.expiryTime());
        }
        return Reason.NONE;
    }

    private static boolean isPostOnly(int type) {
        return type == OrderType.POST_ONLY || type == OrderType.POST_ONLY_SLIDE;
    }

    private boolean isReached(int side, long stopPriceTicks) {
        long last = ladder.lastTradeTicks;
        return last != Prices.NO_PRICE
                && (side == Side.BUY ? last >= stopPriceTicks : last <= stopPriceTicks);
    }

    /** Returns the price that an order has once it has come in; of a sliding one it may be none. */
    private long priceOnArrival(OrderCommand command) {
        int side = command.side();
        long price = command.priceTicks();
        long best = best(Side.opposite(side));
        return switch (command.orderType()) {
            case OrderType.MARKET, OrderType.STOP -> 0;
            case OrderType.MARKET_PROTECTED -> {
                if (best == Prices.NO_PRICE) {
                    yield 0;
                }
                yield side == Side.BUY
                        ? Math.min(best + price, Prices.PRICE_TICKS_MAX)
                        : Math.max(best - price, -Prices.PRICE_TICKS_MAX);
            }
            case OrderType.POST_ONLY_SLIDE -> {
                if (best == Prices.NO_PRICE) {
                    yield price;
                }
                yield side == Side.BUY ? Math.min(price, best - 1) : Math.max(price, best + 1);
            }
            default -> price;
        };
    }

    private long best(int side) {
        return ladder.ladder.best(side);
    }

    private int cancel(OrderCommand command) {
        int node = ladder.index.find(command.orderId());
        if (node == NULL) {
            return Reason.UNKNOWN_ORDER;
        }
        matcher.cancel(node, Reason.NONE);
        return Reason.NONE;
    }

    private int change(OrderCommand command) {
        int refusal = RuledLadderChecks.ofChange(command, state);
        if (refusal != Reason.NONE) {
            return refusal;
        }
        int node = ladder.index.find(command.orderId());
        if (node == NULL) {
            return Reason.UNKNOWN_ORDER;
        }
        return command.type() == CommandType.REPLACE
                ? replace(command, node)
                : reduce(command.quantity(), node);
    }

    private int replace(OrderCommand command, int node) {
        if (terms.isPending(node)) {
            return Reason.STOP_PENDING;
        }
        boolean keepsPlace =
                command.priceTicks() == ladder.memory.loadLong(node + PRICE) >> 1
                        && command.quantity() <= matcher.openOf(node)
                        && (command.flags() & OrderCommand.FLAG_REQUEUE) == 0;
        if (keepsPlace) {
            matcher.replace(node, command.quantity());
        } else {
            matcher.requeue(node, command.priceTicks(), command.quantity());
        }
        return Reason.NONE;
    }

    private int reduce(long reduction, int node) {
        long left = matcher.openOf(node) - reduction;
        if (left <= 0) {
            matcher.cancel(node, Reason.NONE);
        } else {
            matcher.reduce(node, left);
        }
        return Reason.NONE;
    }

    private int applyOther(OrderCommand command, ReportSink reports) {
        int refusal = checks.ofOther(command, time);
        if (refusal != Reason.NONE) {
            return refusal;
        }
        long sequence = command.sequence();
        switch (command.type()) {
            case CommandType.MASS_CANCEL -> {
                int count = cancelAll(command.side(), command.account());
                reports.massCancelled(sequence, command.side(), command.account(), count);
            }
            case CommandType.TIME -> {
                time = command.expiryTime();
                reports.timeAdvanced(sequence, time, expire());
            }
            case CommandType.END_OF_DAY -> reports.timeAdvanced(sequence, time, endDay());
            default -> {
                state = (int) command.quantity();
                reports.stateChanged(sequence, state);
            }
        }
        return Reason.NONE;
    }

    private int cancelAll(int side, int account) {
        int count = 0;
        int node = terms.firstOfAccount(account);
        while (node != NULL) {
            int next = terms.nextOfAccount(node);
            boolean isOnSide = side == Side.BOTH || side == sideOf(node);
            if (isOnSide && terms.account(node) == account) {
                matcher.cancel(node, Reason.MASS_CANCELLED);
                count++;
            }
            node = next;
        }
        return count;
    }

    private int sideOf(int node) {
        return (int) ladder.memory.loadLong(node + PRICE) & 1;
    }

    private int expire() {
        int count = 0;
        int node = terms.firstExpired(time);
        while (node != NULL) {
            matcher.cancel(node, Reason.EXPIRED);
            count++;
            node = terms.firstExpired(time);
        }
        return count;
    }

    private int endDay() {
        int count = 0;
        int node = terms.firstOfDay();
        while (node != NULL) {
            matcher.cancel(node, Reason.EXPIRED);
            count++;
            node = terms.firstOfDay();
        }
        return count;
    }

    // Queries.

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
    public void forEachTerms(Consumer<OrderTerms> visitor) {
        ladder.forEachOrder((side, orderId, _, _) -> {
            int node = ladder.index.find(orderId);
            if (terms.has(node)) {
                visitor.accept(termsOf(node, side));
            }
        });
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            for (int node : terms.pending(side)) {
                visitor.accept(termsOf(node, side));
            }
        }
    }

    private OrderTerms termsOf(int node, int side) {
        return new OrderTerms(
                side,
                ladder.memory.loadLong(node + ORDER_ID),
                terms.orderType(node),
                ladder.memory.loadLong(node + PRICE) >> 1,
                matcher.openOf(node),
                terms.display(node),
                terms.isPending(node) ? terms.stopPriceTicks(node) : 0,
                terms.account(node),
                terms.selfTradeMode(node),
                terms.expiry(node));
    }

    @Override
    public int pendingCount() {
        return terms.pendingCount();
    }

    @Override
    public long lastTradeTicks() {
        return knowsLastTrade ? ladder.lastTradeTicks : Prices.NO_PRICE;
    }

    @Override
    public long time() {
        return time;
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
        terms.clear();
        state = BookState.OPEN;
        time = 0;
    }
}
