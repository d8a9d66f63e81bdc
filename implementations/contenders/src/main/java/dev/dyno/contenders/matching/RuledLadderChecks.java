package dev.dyno.contenders.matching;

import dev.dyno.contracts.matching.BookState;
import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.SelfTradeMode;
import dev.dyno.contracts.matching.Side;
import java.util.Set;

/**
 * What a ladder with rules refuses before it looks for the order: all that depends on the command,
 * the book's state and its time. Immutable.
 */
final class RuledLadderChecks {
    private final Set<OrderBookCapability> rules;

    RuledLadderChecks(Set<OrderBookCapability> rules) {
        this.rules = rules;
    }

    private boolean has(OrderBookCapability rule) {
        return rules.contains(rule);
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

    /** Returns what is wrong with a new order as such, or {@link Reason#NONE}. */
    int ofOrder(OrderCommand command, int state, long time) {
        int type = command.orderType();
        if (state == BookState.HALTED) {
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
        boolean isGood =
                switch (type) {
                    case OrderType.MARKET -> true;
                    case OrderType.STOP -> Prices.isPrice(command.stopPriceTicks());
                    case OrderType.STOP_LIMIT ->
                            Prices.isPrice(command.priceTicks())
                                    && Prices.isPrice(command.stopPriceTicks());
                    case OrderType.MARKET_PROTECTED ->
                            command.priceTicks() >= 0 && Prices.isPrice(command.priceTicks());
                    default -> Prices.isPrice(command.priceTicks());
                };
        return isGood ? ofTerms(command, time) : Reason.PRICE_OUT_OF_RANGE;
    }

    private boolean isKnownType(int type) {
        return switch (type) {
            case OrderType.MARKET_PROTECTED -> has(OrderBookCapability.MARKET_PROTECTION);
            case OrderType.POST_ONLY_SLIDE -> has(OrderBookCapability.POST_ONLY_SLIDE);
            case OrderType.ICEBERG -> has(OrderBookCapability.ICEBERG);
            case OrderType.STOP, OrderType.STOP_LIMIT -> has(OrderBookCapability.STOP);
            default -> type <= OrderType.POST_ONLY;
        };
    }

    private int ofTerms(OrderCommand command, long time) {
        int mode = command.selfTradeMode();
        long expiry = command.expiryTime();
        if (command.orderType() == OrderType.ICEBERG && command.displayQuantity() == 0) {
            return Reason.DISPLAY_OUT_OF_RANGE;
        }
        if (mode != SelfTradeMode.NONE) {
            if (!has(OrderBookCapability.SELF_TRADE_PREVENTION)) {
                return Reason.NOT_SUPPORTED;
            } else if (mode > SelfTradeMode.DECREMENT) {
                return Reason.UNKNOWN_SELF_TRADE_MODE;
            } else if (command.account() == 0) {
                return Reason.ACCOUNT_MISSING;
            }
        }
        if (expiry == 0) {
            return Reason.NONE;
        } else if (!has(OrderBookCapability.EXPIRY)) {
            return Reason.NOT_SUPPORTED;
        }
        return expiry == OrderCommand.DAY || expiry > time ? Reason.NONE : Reason.ALREADY_EXPIRED;
    }

    /** Returns what is wrong with a replace or a reduce as such, or {@link Reason#NONE}. */
    static int ofChange(OrderCommand command, int state) {
        boolean isReplace = command.type() == CommandType.REPLACE;
        if (isReplace && state == BookState.HALTED) {
            return Reason.HALTED;
        }
        if (!Prices.isQuantity(command.quantity())) {
            return Reason.QUANTITY_OUT_OF_RANGE;
        }
        boolean isBadPrice = isReplace && !Prices.isPrice(command.priceTicks());
        return isBadPrice ? Reason.PRICE_OUT_OF_RANGE : Reason.NONE;
    }

    /** Returns what is wrong with a command about no single order, or {@link Reason#NONE}. */
    int ofOther(OrderCommand command, long time) {
        int type = command.type();
        boolean isKnown =
                switch (type) {
                    case CommandType.MASS_CANCEL -> has(OrderBookCapability.MASS_CANCEL);
                    case CommandType.TIME, CommandType.END_OF_DAY ->
                            has(OrderBookCapability.EXPIRY);
                    case CommandType.SET_STATE -> has(OrderBookCapability.HALT);
                    default -> false;
                };
        if (!isKnown) {
            return Reason.UNKNOWN_COMMAND;
        }
        return switch (type) {
            case CommandType.MASS_CANCEL -> {
                if (command.side() > Side.BOTH) {
                    yield Reason.UNKNOWN_SIDE;
                }
                yield command.account() == 0 ? Reason.ACCOUNT_MISSING : Reason.NONE;
            }
            case CommandType.TIME ->
                    command.expiryTime() < time ? Reason.TIME_WENT_BACK : Reason.NONE;
            case CommandType.SET_STATE -> {
                long state = command.quantity();
                boolean isState = state == BookState.OPEN || state == BookState.HALTED;
                yield isState ? Reason.NONE : Reason.UNKNOWN_STATE;
            }
            default -> Reason.NONE;
        };
    }
}
