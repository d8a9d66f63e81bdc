package dev.dyno.workloads.feed.conformance;

import dev.dyno.contracts.feed.FeedKind;
import dev.dyno.contracts.feed.UpdateSink;
import dev.dyno.contracts.feed.UpdateType;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a subscriber knows of a book from updates alone, and whether the book is so. */
public final class BookCopy implements UpdateSink {
    private final FeedKind kind;
    private final List<NavigableMap<Long, LinkedHashMap<Long, Long>>> queues =
            List.of(new TreeMap<>(Collections.reverseOrder()), new TreeMap<>());
    private final List<NavigableMap<Long, Long>> levels =
            List.of(new TreeMap<>(Collections.reverseOrder()), new TreeMap<>());
    private final long[] bestTicks = {Prices.NO_PRICE, Prices.NO_PRICE};
    private final long[] bestQuantity = new long[2];

    /** Creates a copy of an empty book. */
    public BookCopy(FeedKind kind) {
        this.kind = kind;
    }

    /** Empties the copy, for a snapshot. */
    public void clear() {
        queues.forEach(NavigableMap::clear);
        levels.forEach(NavigableMap::clear);
        Arrays.fill(bestTicks, Prices.NO_PRICE);
        Arrays.fill(bestQuantity, 0);
    }

    @Override
    public void update(
            long number, long sequence, int header, long orderId, long priceTicks, long quantity) {
        Update update = new Update(number, sequence, header, orderId, priceTicks, quantity);
        int side = update.side();
        switch (update.type()) {
            case UpdateType.BEST -> {
                bestTicks[side] = priceTicks;
                bestQuantity[side] = quantity;
            }
            case UpdateType.LEVEL -> {
                if (quantity == 0) {
                    levels.get(side).remove(priceTicks);
                } else {
                    levels.get(side).put(priceTicks, quantity);
                }
            }
            case UpdateType.ORDER_ADDED ->
                    queues.get(side)
                            .computeIfAbsent(priceTicks, _ -> new LinkedHashMap<>())
                            .put(orderId, quantity);
            case UpdateType.ORDER_TRADED -> set(update, shown(update) - quantity);
            case UpdateType.ORDER_REDUCED -> set(update, quantity);
            case UpdateType.ORDER_REMOVED -> set(update, 0);
            default -> throw failure("an update of a known type", update);
        }
    }

    private long shown(Update update) {
        LinkedHashMap<Long, Long> queue = queues.get(update.side()).get(update.priceTicks());
        Long shown = queue == null ? null : queue.get(update.orderId());
        if (shown == null) {
            throw failure("an update of an order that was added there", update);
        }
        return shown;
    }

    private void set(Update update, long quantity) {
        if (quantity < 0 || quantity > shown(update)) {
            throw failure("no more than the order's " + shown(update), update);
        }
        queues.get(update.side())
                .computeIfPresent(
                        update.priceTicks(),
                        (_, queue) -> {
                            if (quantity == 0) {
                                queue.remove(update.orderId());
                            } else {
                                queue.replace(update.orderId(), quantity);
                            }
                            return queue.isEmpty() ? null : queue;
                        });
    }

    private static ConformanceFailure failure(Object expected, Object seen) {
        return new ConformanceFailure("expected " + expected + " but saw " + seen);
    }

    /**
     * Compares the copy with its book.
     *
     * @param described where the run is, for the message
     * @throws ConformanceFailure if they differ
     */
    public void check(OrderBook book, String described) {
        List<List<Long>> expected = new ArrayList<>();
        List<List<Long>> seen = new ArrayList<>();
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            long sideWord = side;
            switch (kind) {
                case BEST_PRICES -> {
                    expected.add(List.of(sideWord, best(book, side), bestQuantity(book, side)));
                    seen.add(List.of(sideWord, bestTicks[side], bestQuantity[side]));
                }
                case LEVELS -> {
                    book.depth(
                            side,
                            Integer.MAX_VALUE,
                            (price, quantity) -> expected.add(List.of(sideWord, price, quantity)));
                    levels.get(side)
                            .forEach((price, quantity) ->
                                    seen.add(List.of(sideWord, price, quantity)));
                }
                case ORDERS ->
                        queues.get(side)
                                .forEach((price, queue) ->
                                        queue.forEach((id, quantity) ->
                                                seen.add(List.of(sideWord, id, price, quantity))));
            }
        }
        if (kind == FeedKind.ORDERS) {
            book.forEachOrder((side, id, price, quantity) ->
                    expected.add(List.of((long) side, id, price, quantity)));
        }
        if (!expected.equals(seen)) {
            throw failure(
                    "the book's " + kind.id() + "\n    " + expected + "\n ",
                    "in the copy\n    " + seen + "\n  " + described);
        }
    }

    private static long best(OrderBook book, int side) {
        return side == Side.BUY ? book.bestBidTicks() : book.bestAskTicks();
    }

    private static long bestQuantity(OrderBook book, int side) {
        long best = best(book, side);
        return best == Prices.NO_PRICE ? 0 : book.quantityAt(side, best);
    }
}
