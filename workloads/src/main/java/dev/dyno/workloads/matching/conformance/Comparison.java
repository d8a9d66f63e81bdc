package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderTerms;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies the same steps to a book and to the reference, and says where they differ first: in the
 * reports, which are compared after each step, or in the answers to queries.
 */
final class Comparison {
    /**
     * The most orders at which all queries are asked after each step. A book of a few dozen orders
     * has every situation that a larger one has; in larger ones the questions would take nearly all
     * of the time.
     */
    private static final int ORDERS_ASKED_ALWAYS = 64;

    /** A larger book is asked once in so many steps, so that an error is found near its cause. */
    private static final int STEPS_PER_QUESTION = 64;

    private static final int REPORTS_SHOWN = 4;
    private static final int ORDERS_SHOWN = 6;

    /** When the books are asked for more than reports. */
    enum Questions {
        /** Best prices and order count after each step, and all else too in a small book. */
        ALL,
        /** Best prices and order count after each step, all else once in 64 steps. */
        BEST_PRICES,
        /** None before the end: a query can mend what a book left stale. */
        AT_THE_END;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Questions questions;
    private final OrderBook book;
    private final OrderBook reference;
    private final Set<OrderBookCapability> capabilities;
    private final ReportSink listener;
    private final OrderCommand command = new OrderCommand();
    private final ReportLog seen = new ReportLog();
    private final ReportLog expected = new ReportLog();
    private int steps;

    /**
     * Creates two books.
     *
     * @param listener hears the reference's reports
     */
    Comparison(
            OrderBookFactory factory,
            OrderBookFactory reference,
            OrderBookSpec spec,
            Questions questions,
            ReportSink listener) {
        this.questions = questions;
        this.book = factory.create(spec);
        this.reference = reference.create(spec);
        this.capabilities = book.capabilities();
        this.listener = listener;
    }

    OrderBook reference() {
        return reference;
    }

    Set<OrderBookCapability> capabilities() {
        return capabilities;
    }

    /** Applies a step; returns what differs, or null. */
    @Nullable String apply(Step step) {
        steps++;
        try {
            String difference =
                    switch (step) {
                        case Step.Clear _ -> clear();
                        case Step.Command _, Step.Ruled _ -> applyCommand(step);
                    };
            return difference == null ? ask() : difference;
        } catch (RuntimeException | AssertionError | StackOverflowError thrown) {
            return "the book threw " + withOrigin(thrown);
        }
    }

    private static String withOrigin(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length == 0 ? thrown.toString() : thrown + " at " + frames[0];
    }

    private @Nullable String clear() {
        book.clear();
        reference.clear();
        return null;
    }

    private @Nullable String applyCommand(Step step) {
        step.writeTo(command);
        expected.clear();
        reference.apply(
                command,
                (sequence, header, orderId, makerOrderId, priceTicks, quantity) -> {
                    expected.report(sequence, header, orderId, makerOrderId, priceTicks, quantity);
                    listener.report(sequence, header, orderId, makerOrderId, priceTicks, quantity);
                });
        seen.clear();
        book.apply(command, seen);
        int index = expected.firstDifference(seen);
        return index < 0 ? null : reportsFrom(index);
    }

    private String reportsFrom(int index) {
        StringBuilder text = new StringBuilder();
        text.append("report ").append(index).append(" of the command differs");
        appendReports(text, "expected", expected, index);
        appendReports(text, "but saw", seen, index);
        return text.toString();
    }

    private static void appendReports(
            StringBuilder text, String title, ReportLog log, int firstDifferent) {
        text.append("\n  ").append(title).append(" (").append(log.count()).append(" in all)");
        int first = Math.max(0, firstDifferent - 1);
        for (int index = first; index <= firstDifferent + REPORTS_SHOWN - 2; index++) {
            if (index < log.count() || index == firstDifferent) {
                text.append("\n    ").append(index).append(": ").append(log.describe(index));
            }
        }
    }

    private @Nullable String ask() {
        if (questions == Questions.AT_THE_END) {
            return null;
        }
        String difference = compareBest();
        if (difference != null) {
            return difference;
        }
        boolean isTime = steps % STEPS_PER_QUESTION == 0;
        boolean isSmall =
                questions == Questions.ALL && reference.orderCount() <= ORDERS_ASKED_ALWAYS;
        return isTime || isSmall ? compareAll() : null;
    }

    /** Asks everything; returns what differs, or null. */
    @Nullable String finish() {
        try {
            String difference = compareBest();
            return difference == null ? compareAll() : difference;
        } catch (RuntimeException | AssertionError | StackOverflowError thrown) {
            return "a query threw " + withOrigin(thrown);
        }
    }

    private @Nullable String compareBest() {
        if (book.bestBidTicks() != reference.bestBidTicks()) {
            return different(
                    "the best bid",
                    Wording.price(reference.bestBidTicks()),
                    Wording.price(book.bestBidTicks()));
        }
        if (book.bestAskTicks() != reference.bestAskTicks()) {
            return different(
                    "the best ask",
                    Wording.price(reference.bestAskTicks()),
                    Wording.price(book.bestAskTicks()));
        }
        if (book.orderCount() != reference.orderCount()) {
            return different("the order count", reference.orderCount(), book.orderCount());
        }
        return null;
    }

    private @Nullable String compareAll() {
        if (capabilities.contains(OrderBookCapability.ORDER_TRAVERSAL)) {
            String difference =
                    differentLists(
                            "the traversal", RestingOrder.of(reference), RestingOrder.of(book));
            if (difference != null) {
                return difference;
            }
            if (book.stateHash() != reference.stateHash()) {
                return "the state hash differs, although the traversal does not";
            }
        }
        String ruled = compareRules();
        if (ruled != null) {
            return ruled;
        }
        if (capabilities.contains(OrderBookCapability.DEPTH)) {
            for (int side = Side.BUY; side <= Side.SELL; side++) {
                String difference = compareDepth(side);
                if (difference != null) {
                    return difference;
                }
            }
        }
        return null;
    }

    /** Compares what rules add to a book, which is nothing where it has none. */
    private @Nullable String compareRules() {
        List<OrderTerms> expected = new ArrayList<>();
        List<OrderTerms> seenTerms = new ArrayList<>();
        reference.forEachTerms(expected::add);
        book.forEachTerms(seenTerms::add);
        String difference = differentLists("the terms", expected, seenTerms);
        if (difference != null) {
            return difference;
        }
        List<Long> state = ruledState(reference);
        if (!state.equals(ruledState(book))) {
            return different(
                    "pending count, last trade's price, time or state", state, ruledState(book));
        }
        return book.rulesHash() == reference.rulesHash() ? null : "the rules' hash differs";
    }

    private static List<Long> ruledState(OrderBook each) {
        return List.of(
                (long) each.pendingCount(),
                each.lastTradeTicks(),
                each.time(),
                (long) each.state());
    }

    private @Nullable String compareDepth(int side) {
        List<PriceLevel> levels = PriceLevel.of(reference, side, Integer.MAX_VALUE);
        String difference =
                differentLists(
                        "the depth of side " + side,
                        levels,
                        PriceLevel.of(book, side, Integer.MAX_VALUE));
        if (difference != null) {
            return difference;
        }
        int top = levels.size() / 2;
        difference =
                differentLists(
                        "the depth of the best " + top + " levels of side " + side,
                        levels.subList(0, top),
                        PriceLevel.of(book, side, top));
        if (difference != null) {
            return difference;
        }
        long deepest = levels.isEmpty() ? command.priceTicks() : levels.getLast().priceTicks();
        for (long priceTicks : new long[] {command.priceTicks(), deepest, deepest + 1}) {
            long quantity = book.quantityAt(side, priceTicks);
            if (quantity != reference.quantityAt(side, priceTicks)) {
                return different(
                        "the quantity at " + priceTicks + " of side " + side,
                        reference.quantityAt(side, priceTicks),
                        quantity);
            }
        }
        return null;
    }

    private static String different(String what, Object expected, Object seen) {
        return what + " differs\n  expected\n    " + expected + "\n  but saw\n    " + seen;
    }

    private static @Nullable String differentLists(String what, List<?> expected, List<?> seen) {
        if (expected.equals(seen)) {
            return null;
        }
        int index = 0;
        while (index < Math.min(expected.size(), seen.size())
                && expected.get(index).equals(seen.get(index))) {
            index++;
        }
        return different(
                what + " from place " + index + " on", from(expected, index), from(seen, index));
    }

    private static String from(List<?> list, int index) {
        List<?> shown = list.subList(index, Math.min(list.size(), index + ORDERS_SHOWN));
        return (shown.isEmpty() ? "nothing" : shown) + " (" + list.size() + " in all)";
    }
}
