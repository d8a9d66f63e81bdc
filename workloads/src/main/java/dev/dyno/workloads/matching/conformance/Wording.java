package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.Prices;

/** Commands and reports as a reader of a failure wants to see them. */
final class Wording {
    private static final String[] COMMANDS = {
        "new", "cancel", "replace", "reduce", "mass-cancel", "time", "end-of-day", "set-state"
    };
    private static final String[] SIDES = {"buy", "sell", "both"};
    private static final String[] ORDER_TYPES = {
        "limit",
        "market",
        "ioc",
        "fok",
        "post-only",
        "market-protected",
        "post-only-slide",
        "iceberg",
        "stop",
        "stop-limit"
    };
    private static final String[] REPORTS = {
        "accepted",
        "trade",
        "cancelled",
        "replaced",
        "cancel-rejected",
        "replace-rejected",
        "rejected",
        "reduced",
        "reduce-rejected",
        "stop-accepted",
        "triggered",
        "displayed",
        "mass-cancelled",
        "time-advanced",
        "state-changed"
    };
    private static final String[] REASONS = {
        "none",
        "unknown-command",
        "unknown-side",
        "unknown-order-type",
        "quantity-out-of-range",
        "price-out-of-range",
        "duplicate-order-id",
        "unknown-order",
        "book-full",
        "would-trade",
        "unfilled-rest",
        "not-fillable",
        "not-supported",
        "halted",
        "display-out-of-range",
        "unknown-self-trade-mode",
        "account-missing",
        "already-expired",
        "would-trigger",
        "stop-pending",
        "unknown-state",
        "time-went-back",
        "self-trade",
        "mass-cancelled",
        "expired",
        "protection-reached",
        "requeued"
    };

    private Wording() {}

    /** Returns a command in words. */
    static String command(OrderCommand command) {
        StringBuilder text = new StringBuilder();
        text.append("seq=").append(command.sequence());
        text.append(' ').append(name(COMMANDS, command.type()));
        if (command.type() == CommandType.NEW) {
            text.append(' ').append(name(SIDES, command.side()));
            text.append(' ').append(name(ORDER_TYPES, command.orderType()));
        }
        if (command.flags() != 0) {
            text.append(" flags=").append(command.flags());
        }
        text.append(" id=").append(command.orderId());
        text.append(" price=").append(command.priceTicks());
        text.append(" qty=").append(command.quantity());
        if (!command.hasNoTerms()) {
            text.append(" account=").append(command.account());
            text.append(" self-trade=").append(command.selfTradeMode());
            text.append(" display=").append(command.displayQuantity());
            text.append(" stop=").append(command.stopPriceTicks());
            text.append(" expiry=").append(command.expiryTime());
        }
        return text.toString();
    }

    /** Returns a report in words; the parameters are those of the sink. */
    static String report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        return "%s seq=%d side=%s reason=%s id=%d maker=%d price=%d qty=%d%s"
                .formatted(
                        name(REPORTS, header & 0xFF),
                        sequence,
                        name(SIDES, header >>> 8 & 0xFF),
                        name(REASONS, header >>> 16 & 0xFF),
                        orderId,
                        makerOrderId,
                        priceTicks,
                        quantity,
                        header >>> 24 == 0 ? "" : " (header bits 24-31 are not zero)");
    }

    /** Returns a reason in words. */
    static String reason(int reason) {
        return name(REASONS, reason);
    }

    /** Returns a best price in words. */
    static String price(long priceTicks) {
        return priceTicks == Prices.NO_PRICE ? "none" : Long.toString(priceTicks);
    }

    private static String name(String[] names, int value) {
        return value < names.length ? names[value] : "#" + value;
    }
}
