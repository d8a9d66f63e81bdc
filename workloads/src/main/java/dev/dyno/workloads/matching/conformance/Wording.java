package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.Prices;

/** Commands and reports as a reader of a failure wants to see them. */
final class Wording {
    private static final String[] COMMANDS = {"new", "cancel", "replace", "reduce"};
    private static final String[] SIDES = {"buy", "sell"};
    private static final String[] ORDER_TYPES = {"limit", "market", "ioc", "fok", "post-only"};
    private static final String[] REPORTS = {
        "accepted",
        "trade",
        "cancelled",
        "replaced",
        "cancel-rejected",
        "replace-rejected",
        "rejected",
        "reduced",
        "reduce-rejected"
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
        "not-supported"
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
        return text.append(" qty=").append(command.quantity()).toString();
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
