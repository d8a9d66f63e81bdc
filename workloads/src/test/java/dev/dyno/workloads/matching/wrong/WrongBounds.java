package dev.dyno.workloads.matching.wrong;

import static dev.dyno.workloads.matching.wrong.WrongBook.hard;

import dev.dyno.contracts.matching.BookStateHash;
import dev.dyno.contracts.matching.LevelVisitor;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderVisitor;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books that get ranges, ids, refusals or queries wrong. */
final class WrongBounds {
    private WrongBounds() {}

    static List<WrongBook> all() {
        return List.of(
                hard("largest-price-refused", "both-price-limits-hold-orders", TightPrices::new),
                hard(
                        "price-beyond-the-largest-taken",
                        "new-price-out-of-range-is-rejected",
                        LoosePrices::new),
                hard(
                        "quantity-in-31-bits",
                        "largest-quantity-rests-and-trades",
                        SmallQuantities::new),
                hard(
                        "quantity-zero-taken",
                        "new-quantity-out-of-range-is-rejected",
                        ZeroQuantity::new),
                hard("duplicate-id-taken", "duplicate-id-is-rejected", DuplicatesTaken::new),
                hard(
                        "duplicate-id-trades-first",
                        "duplicate-id-trades-nothing",
                        DuplicatesTrade::new),
                hard("ids-of-32-bits", "ids-with-equal-low-bits-are-told-apart", IdsOf32Bits::new),
                hard("full-book-ignored", "full-book-rejects-new-orders", NeverFull::new),
                hard("full-one-too-early", "full-book-rejects-new-orders", FullTooEarly::new),
                hard(
                        "full-book-takes-what-cannot-rest",
                        "full-book-rejects-orders-that-cannot-rest",
                        FullForRestingOnly::new),
                hard(
                        "full-before-duplicate",
                        "new-order-checks-run-in-their-order",
                        FullBeforeDuplicate::new),
                hard("clear-keeps-ids", "clear-empties-the-book", ClearKeepsIds::new),
                hard(
                        "clear-keeps-one-side",
                        "cleared-book-answers-as-a-new-one",
                        ClearKeepsAsks::new),
                hard(
                        "traversal-newest-first",
                        "traversal-shows-bids-then-asks-in-priority",
                        NewestFirst::new),
                hard(
                        "state-hash-of-asks-then-bids",
                        "state-hash-is-that-of-the-listed-orders",
                        AsksFirstHash::new),
                hard("depth-ignores-its-limit", "depth-stops-at-the-asked-number", AllDepth::new),
                hard(
                        "filled-orders-are-counted",
                        "order-count-counts-resting-orders-only",
                        CountsFilled::new));
    }

    private static final class TightPrices extends PlainOrderBook {
        TightPrices(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isPrice(long price) {
            return price > -Prices.PRICE_TICKS_MAX && price < Prices.PRICE_TICKS_MAX;
        }
    }

    private static final class LoosePrices extends PlainOrderBook {
        LoosePrices(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isPrice(long price) {
            return super.isPrice(price) || price == Prices.PRICE_TICKS_MAX + 1;
        }
    }

    private static final class SmallQuantities extends PlainOrderBook {
        SmallQuantities(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isQuantity(long quantity) {
            return quantity >= 1 && quantity <= Integer.MAX_VALUE;
        }
    }

    private static final class ZeroQuantity extends PlainOrderBook {
        ZeroQuantity(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isQuantity(long quantity) {
            return quantity >= 0 && quantity <= Prices.QUANTITY_MAX;
        }
    }

    private static final class DuplicatesTaken extends PlainOrderBook {
        DuplicatesTaken(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        int reasonToRefuseInThisState(OrderCommand command) {
            int reason = super.reasonToRefuseInThisState(command);
            return reason == Reason.DUPLICATE_ORDER_ID ? Reason.NONE : reason;
        }
    }

    private static final class DuplicatesTrade extends PlainOrderBook {
        DuplicatesTrade(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void enter(OrderCommand command, ReportSink reports) {
            if (reasonToRefuse(command) == Reason.DUPLICATE_ORDER_ID) {
                match(
                        command.sequence(),
                        command.side(),
                        command.orderId(),
                        command.priceTicks(),
                        command.quantity(),
                        reports);
                refuse(command, ReportType.REJECTED, Reason.DUPLICATE_ORDER_ID, reports);
            } else {
                super.enter(command, reports);
            }
        }
    }

    private static final class IdsOf32Bits extends PlainOrderBook {
        IdsOf32Bits(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        @Nullable Order find(long id) {
            for (Order order : byId.values()) {
                if ((int) order.id == (int) id) {
                    return order;
                }
            }
            return null;
        }
    }

    private static final class NeverFull extends PlainOrderBook {
        NeverFull(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isFull(OrderCommand command) {
            return false;
        }
    }

    private static final class FullTooEarly extends PlainOrderBook {
        FullTooEarly(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isFull(OrderCommand command) {
            return byId.size() >= ordersMax - 1;
        }
    }

    private static final class FullForRestingOnly extends PlainOrderBook {
        FullForRestingOnly(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isFull(OrderCommand command) {
            return super.isFull(command) && rests(command.orderType());
        }
    }

    private static final class FullBeforeDuplicate extends PlainOrderBook {
        FullBeforeDuplicate(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        int reasonToRefuseInThisState(OrderCommand command) {
            return isFull(command) ? Reason.BOOK_FULL : super.reasonToRefuseInThisState(command);
        }
    }

    private static final class ClearKeepsIds extends PlainOrderBook {
        ClearKeepsIds(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        public int orderCount() {
            return bids.size() + asks.size();
        }

        @Override
        public void clear() {
            bids.clear();
            asks.clear();
        }
    }

    private static final class ClearKeepsAsks extends PlainOrderBook {
        ClearKeepsAsks(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        public void clear() {
            bids.clear();
            byId.clear();
            asks.forEach(order -> byId.put(order.id, order));
        }
    }

    private static final class NewestFirst extends PlainOrderBook {
        NewestFirst(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        public void forEachOrder(OrderVisitor visitor) {
            for (List<Order> side : List.of(bids, asks)) {
                List<Order> shown = new ArrayList<>();
                for (Order order : side) {
                    int place = shown.size();
                    while (place > 0 && shown.get(place - 1).price == order.price) {
                        place--;
                    }
                    shown.add(place, order);
                }
                for (Order order : shown) {
                    visitor.order(order.side, order.id, order.price, order.quantity);
                }
            }
        }
    }

    private static final class AsksFirstHash extends PlainOrderBook {
        AsksFirstHash(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        public long stateHash() {
            BookStateHash hash = new BookStateHash();
            for (List<Order> side : List.of(asks, bids)) {
                for (Order order : side) {
                    hash.order(order.side, order.id, order.price, order.quantity);
                }
            }
            return hash.value();
        }
    }

    private static final class AllDepth extends PlainOrderBook {
        AllDepth(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        public int depth(int side, int levelsMax, LevelVisitor visitor) {
            return super.depth(side, Integer.MAX_VALUE, visitor);
        }
    }

    private static final class CountsFilled extends PlainOrderBook {
        private int filled;

        CountsFilled(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void removeFilled(Order order) {
            super.removeFilled(order);
            filled++;
        }

        @Override
        public void clear() {
            super.clear();
            filled = 0;
        }

        @Override
        public int orderCount() {
            return super.orderCount() + filled;
        }
    }
}
