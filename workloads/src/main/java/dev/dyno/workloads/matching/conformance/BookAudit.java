package dev.dyno.workloads.matching.conformance;

import static dev.dyno.workloads.matching.conformance.BookDriver.failure;

import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that all answers of a book to queries agree with one another and with the rules. */
final class BookAudit {
    private BookAudit() {}

    /** Throws a failure that says which answers do not agree. */
    static void check(OrderBook book, Set<OrderBookCapability> capabilities) {
        long bid = book.bestBidTicks();
        long ask = book.bestAskTicks();
        if (bid != Prices.NO_PRICE && ask != Prices.NO_PRICE && bid >= ask) {
            throw failure("the book is crossed: best bid " + bid + ", best ask " + ask);
        }
        int count = book.orderCount();
        boolean isEmpty = bid == Prices.NO_PRICE && ask == Prices.NO_PRICE;
        if (count < 0 || isEmpty != (count == 0)) {
            throw failure(
                    "the order count is %d but the best prices are %s and %s"
                            .formatted(count, Wording.price(bid), Wording.price(ask)));
        }
        if (capabilities.contains(OrderBookCapability.ORDER_TRAVERSAL)) {
            checkOrders(book, count);
        }
        if (capabilities.contains(OrderBookCapability.DEPTH)) {
            checkLevels(book, Side.BUY, bid);
            checkLevels(book, Side.SELL, ask);
        }
        if (capabilities.contains(OrderBookCapability.ORDER_TRAVERSAL)
                && capabilities.contains(OrderBookCapability.DEPTH)) {
            checkSums(book);
        }
    }

    private static void checkOrders(OrderBook book, int count) {
        List<RestingOrder> orders = RestingOrder.of(book);
        Set<Long> ids = new HashSet<>();
        for (int index = 0; index < orders.size(); index++) {
            RestingOrder order = orders.get(index);
            if (!ids.add(order.orderId())) {
                throw failure("two resting orders have the id " + order.orderId());
            }
            if (!Prices.isQuantity(order.quantity()) || !Prices.isPrice(order.priceTicks())) {
                throw failure("a resting order is out of range: " + order);
            }
            if (index > 0 && !isInOrder(orders.get(index - 1), order)) {
                throw failure(
                        "the traversal is not in priority order: "
                                + orders.get(index - 1)
                                + " comes before "
                                + order);
            }
        }
        if (orders.size() != count) {
            throw failure(
                    "the order count is " + count + " but the traversal shows " + orders.size());
        }
        if (book.stateHash() != RestingOrder.stateHash(orders)) {
            throw failure("the state hash is not the hash of the traversal's orders");
        }
        checkBest(orders, Side.BUY, book.bestBidTicks());
        checkBest(orders, Side.SELL, book.bestAskTicks());
    }

    private static boolean isInOrder(RestingOrder earlier, RestingOrder later) {
        if (earlier.side() != later.side()) {
            return earlier.side() == Side.BUY;
        }
        return later.side() == Side.BUY
                ? earlier.priceTicks() >= later.priceTicks()
                : earlier.priceTicks() <= later.priceTicks();
    }

    private static void checkBest(List<RestingOrder> orders, int side, long best) {
        long seen =
                orders.stream()
                        .filter(order -> order.side() == side)
                        .mapToLong(RestingOrder::priceTicks)
                        .findFirst()
                        .orElse(Prices.NO_PRICE);
        if (seen != best) {
            throw failure(
                    "the best price of side %d is %s but the best resting order is at %s"
                            .formatted(side, Wording.price(best), Wording.price(seen)));
        }
    }

    private static void checkLevels(OrderBook book, int side, long best) {
        List<PriceLevel> levels = PriceLevel.of(book, side, Integer.MAX_VALUE);
        long first = levels.isEmpty() ? Prices.NO_PRICE : levels.getFirst().priceTicks();
        if (first != best) {
            throw failure(
                    "the best price of side %d is %s but its first level is at %s"
                            .formatted(side, Wording.price(best), Wording.price(first)));
        }
        for (PriceLevel level : levels) {
            if (level.quantity() <= 0) {
                throw failure("side " + side + " has a level without quantity: " + level);
            }
            long answer = book.quantityAt(side, level.priceTicks());
            if (answer != level.quantity()) {
                throw failure(
                        "the quantity at %d of side %d is %d but its level shows %s"
                                .formatted(level.priceTicks(), side, answer, level));
            }
            if (book.quantityAt(Side.opposite(side), level.priceTicks()) != 0) {
                throw failure("both sides have quantity at " + level.priceTicks());
            }
        }
    }

    private static void checkSums(OrderBook book) {
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            List<PriceLevel> sums = new ArrayList<>();
            for (RestingOrder order : RestingOrder.of(book)) {
                if (order.side() != side) {
                    continue;
                }
                boolean isSamePrice =
                        !sums.isEmpty() && sums.getLast().priceTicks() == order.priceTicks();
                long before = isSamePrice ? sums.removeLast().quantity() : 0;
                sums.add(new PriceLevel(order.priceTicks(), before + order.quantity()));
            }
            List<PriceLevel> levels = PriceLevel.of(book, side, Integer.MAX_VALUE);
            if (!levels.equals(sums)) {
                throw failure(
                        "depth of side %d is %s but its orders sum up to %s"
                                .formatted(side, levels, sums));
            }
        }
    }
}
