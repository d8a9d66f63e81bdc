package dev.dyno.contenders.matching;

import dev.dyno.contenders.matching.RuledOrders.Order;
import dev.dyno.contracts.matching.BookState;
import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.SelfTradeMode;
import dev.dyno.contracts.matching.Side;
import java.util.Objects;
import java.util.Set;

/** What the reference with rules refuses, in the order that {@link Reason} gives. Immutable. */
final class RuleChecks {
    private final Set<OrderBookCapability> rules;
    private final int ordersMax;

    RuleChecks(OrderBookSpec spec) {
        rules = spec.rules();
        ordersMax = spec.ordersMax();
    }

    static boolean crosses(int side, long limit, long makerPrice) {
        return side == Side.BUY ? makerPrice <= limit : makerPrice >= limit;
    }

    private static long opposite(OrderBook book, int side) {
        return side == Side.BUY ? book.bestAskTicks() : book.bestBidTicks();
    }

    private static boolean wouldTrade(OrderBook book, int side, long limit) {
        long best = opposite(book, side);
        return best != Prices.NO_PRICE && crosses(side, limit, best);
    }

    /** Returns the best price up to a limit at which an order does not trade. */
    static long slidPrice(OrderBook book, int side, long limit) {
        if (!wouldTrade(book, side, limit)) {
            return limit;
        }
        return side == Side.BUY ? opposite(book, side) - 1 : opposite(book, side) + 1;
    }

    /** Returns the type of the report that refuses a command. */
    static int rejection(int commandType) {
        return switch (commandType) {
            case CommandType.CANCEL -> ReportType.CANCEL_REJECTED;
            case CommandType.REPLACE -> ReportType.REPLACE_REJECTED;
            case CommandType.REDUCE -> ReportType.REDUCE_REJECTED;
            default -> ReportType.REJECTED;
        };
    }

    /** Returns the order that a command names and that is known to be there. */
    Order known(RuledOrders orders, OrderCommand command) {
        return Objects.requireNonNull(orders.find(command.orderId()));
    }

    /** Returns the first failing check of a command, or {@link Reason#NONE}. */
    int refusal(OrderBook book, RuledOrders orders, OrderCommand command) {
        Order order = orders.find(command.orderId());
        boolean isKnown = order != null;
        return switch (command.type()) {
            case CommandType.NEW -> newRefusal(book, orders, command);
            case CommandType.CANCEL -> isKnown ? Reason.NONE : Reason.UNKNOWN_ORDER;
            case CommandType.REPLACE -> {
                if (book.state() == BookState.HALTED) {
                    yield Reason.HALTED;
                } else if (!Prices.isQuantity(command.quantity())) {
                    yield Reason.QUANTITY_OUT_OF_RANGE;
                } else if (!Prices.isPrice(command.priceTicks())) {
                    yield Reason.PRICE_OUT_OF_RANGE;
                } else if (order == null) {
                    yield Reason.UNKNOWN_ORDER;
                }
                yield order.isPending ? Reason.STOP_PENDING : Reason.NONE;
            }
            case CommandType.REDUCE -> {
                if (!Prices.isQuantity(command.quantity())) {
                    yield Reason.QUANTITY_OUT_OF_RANGE;
                }
                yield isKnown ? Reason.NONE : Reason.UNKNOWN_ORDER;
            }
            default -> adminRefusal(book, command);
        };
    }

    private int adminRefusal(OrderBook book, OrderCommand command) {
        int type = command.type();
        if (type == CommandType.MASS_CANCEL && has(OrderBookCapability.MASS_CANCEL)) {
            if (command.side() > Side.BOTH) {
                return Reason.UNKNOWN_SIDE;
            }
            return command.account() == 0 ? Reason.ACCOUNT_MISSING : Reason.NONE;
        } else if (type == CommandType.TIME && has(OrderBookCapability.EXPIRY)) {
            return command.expiryTime() < book.time() ? Reason.TIME_WENT_BACK : Reason.NONE;
        } else if (type == CommandType.END_OF_DAY && has(OrderBookCapability.EXPIRY)) {
            return Reason.NONE;
        } else if (type == CommandType.SET_STATE && has(OrderBookCapability.HALT)) {
            boolean isState =
                    command.quantity() == BookState.OPEN || command.quantity() == BookState.HALTED;
            return isState ? Reason.NONE : Reason.UNKNOWN_STATE;
        }
        return Reason.UNKNOWN_COMMAND;
    }

    private boolean has(OrderBookCapability rule) {
        return rules.contains(rule);
    }

    private boolean isKnownType(int orderType) {
        return switch (orderType) {
            case OrderType.MARKET_PROTECTED -> has(OrderBookCapability.MARKET_PROTECTION);
            case OrderType.POST_ONLY_SLIDE -> has(OrderBookCapability.POST_ONLY_SLIDE);
            case OrderType.ICEBERG -> has(OrderBookCapability.ICEBERG);
            case OrderType.STOP, OrderType.STOP_LIMIT -> has(OrderBookCapability.STOP);
            default -> orderType <= OrderType.POST_ONLY;
        };
    }

    private int newRefusal(OrderBook book, RuledOrders orders, OrderCommand command) {
        int type = command.orderType();
        if (book.state() == BookState.HALTED) {
            return Reason.HALTED;
        }
        if (command.side() > Side.SELL) {
            return Reason.UNKNOWN_SIDE;
        }
        if (!isKnownType(type)) {
            return Reason.UNKNOWN_ORDER_TYPE;
        }
        if (!Prices.isQuantity(command.quantity())) {
            return Reason.QUANTITY_OUT_OF_RANGE;
        }
        boolean isPriced = type != OrderType.MARKET && type != OrderType.STOP;
        boolean isRange = type == OrderType.MARKET_PROTECTED;
        if ((isPriced && !Prices.isPrice(command.priceTicks()))
                || (isRange && command.priceTicks() < 0)
                || (OrderType.isStop(type) && !Prices.isPrice(command.stopPriceTicks()))) {
            return Reason.PRICE_OUT_OF_RANGE;
        }
        int badTerm = badTerm(book, command);
        if (badTerm != Reason.NONE) {
            return badTerm;
        }
        if (orders.find(command.orderId()) != null) {
            return Reason.DUPLICATE_ORDER_ID;
        }
        return orders.count() >= ordersMax ? Reason.BOOK_FULL : badMoment(book, command);
    }

    private int badTerm(OrderBook book, OrderCommand command) {
        if (command.orderType() == OrderType.ICEBERG && command.displayQuantity() == 0) {
            return Reason.DISPLAY_OUT_OF_RANGE;
        }
        int mode = command.selfTradeMode();
        if (mode != SelfTradeMode.NONE && !has(OrderBookCapability.SELF_TRADE_PREVENTION)) {
            return Reason.NOT_SUPPORTED;
        }
        if (mode > SelfTradeMode.DECREMENT) {
            return Reason.UNKNOWN_SELF_TRADE_MODE;
        }
        if (mode != SelfTradeMode.NONE && command.account() == 0) {
            return Reason.ACCOUNT_MISSING;
        }
        long expiry = command.expiryTime();
        if (expiry != 0 && !has(OrderBookCapability.EXPIRY)) {
            return Reason.NOT_SUPPORTED;
        }
        boolean isAhead = expiry == 0 || expiry == OrderCommand.DAY || expiry > book.time();
        return isAhead ? Reason.NONE : Reason.ALREADY_EXPIRED;
    }

    private static int badMoment(OrderBook book, OrderCommand command) {
        int side = command.side();
        long price = command.priceTicks();
        return switch (command.orderType()) {
            case OrderType.POST_ONLY ->
                    wouldTrade(book, side, price) ? Reason.WOULD_TRADE : Reason.NONE;
            case OrderType.POST_ONLY_SLIDE ->
                    Prices.isPrice(slidPrice(book, side, price)) ? Reason.NONE : Reason.WOULD_TRADE;
            case OrderType.STOP, OrderType.STOP_LIMIT -> {
                long last = book.lastTradeTicks();
                long stop = command.stopPriceTicks();
                boolean isReached = side == Side.BUY ? last >= stop : last <= stop;
                yield last != Prices.NO_PRICE && isReached ? Reason.WOULD_TRIGGER : Reason.NONE;
            }
            default -> Reason.NONE;
        };
    }
}
