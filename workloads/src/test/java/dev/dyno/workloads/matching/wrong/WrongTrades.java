package dev.dyno.workloads.matching.wrong;

import static dev.dyno.workloads.matching.wrong.WrongBook.hard;

import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books that match wrongly, or get an order type wrong. */
final class WrongTrades {
    private WrongTrades() {}

    static List<WrongBook> all() {
        return List.of(
                hard("taker-priced-trade", "buyer-pays-the-makers-price", TakerPriced::new),
                hard("trade-shows-the-makers-side", "equal-prices-trade", MakersSide::new),
                hard("last-in-first-out", "oldest-ask-at-a-price-trades-first", Lifo::new),
                hard("equal-prices-do-not-trade", "equal-prices-trade", StrictlyBetter::new),
                hard("ioc-residual-rests", "ioc-rest-never-rests", IocRests::new),
                hard("market-residual-rests", "market-rest-is-cancelled", MarketRests::new),
                hard("market-uses-its-price", "market-ignores-its-price", PricedMarket::new),
                hard("fok-partly-filled", "fok-one-short-leaves-the-book-untouched", NoScan::new),
                hard("fok-needs-one-more", "fok-of-the-exact-quantity-fills", FokNeedsMore::new),
                hard("fok-sum-in-32-bits", "fok-counts-beyond-32-bits", FokSumInInt::new),
                hard(
                        "fok-counts-beyond-its-limit",
                        "fok-counts-only-prices-within-its-limit",
                        FokWithoutLimit::new),
                hard(
                        "fok-counts-ordered-quantities",
                        "fok-counts-open-quantity-of-partly-filled-makers",
                        FokCountsOrdered::new),
                hard(
                        "post-only-trades",
                        "post-only-that-would-trade-is-rejected",
                        PostOnlyTrades::new),
                hard(
                        "post-only-refused-beside-the-other-side",
                        "post-only-rests-beside-the-other-side",
                        ShyPostOnly::new),
                hard(
                        "filled-order-can-be-cancelled",
                        "cancel-of-a-filled-maker-is-rejected",
                        FilledIsKnown::new),
                hard("sequence-of-the-command-before", "equal-prices-trade", OldSequence::new));
    }

    private static final class TakerPriced extends PlainOrderBook {
        TakerPriced(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void reportTrade(
                long sequence,
                int side,
                long id,
                long limit,
                Order maker,
                long quantity,
                ReportSink reports) {
            reports.traded(sequence, side, id, maker.id, limit, quantity);
        }
    }

    private static final class MakersSide extends PlainOrderBook {
        MakersSide(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void reportTrade(
                long sequence,
                int side,
                long id,
                long limit,
                Order maker,
                long quantity,
                ReportSink reports) {
            reports.traded(sequence, maker.side, id, maker.id, maker.price, quantity);
        }
    }

    private static final class Lifo extends PlainOrderBook {
        Lifo(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        int placeOf(Order order) {
            int place = super.placeOf(order);
            while (place > 0 && orders(order.side).get(place - 1).price == order.price) {
                place--;
            }
            return place;
        }
    }

    private static final class StrictlyBetter extends PlainOrderBook {
        StrictlyBetter(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean wouldTrade(int side, long limit) {
            return super.wouldTrade(side, side == Side.BUY ? limit - 1 : limit + 1);
        }
    }

    private static final class IocRests extends PlainOrderBook {
        IocRests(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean rests(int orderType) {
            return super.rests(orderType) || orderType == OrderType.IOC;
        }
    }

    private static final class MarketRests extends PlainOrderBook {
        MarketRests(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean rests(int orderType) {
            return super.rests(orderType) || orderType == OrderType.MARKET;
        }
    }

    private static final class PricedMarket extends PlainOrderBook {
        PricedMarket(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        long marketLimit(OrderCommand command) {
            return command.priceTicks();
        }
    }

    private static final class NoScan extends PlainOrderBook {
        NoScan(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isFillable(int side, long limit, long quantity) {
            return wouldTrade(side, limit);
        }
    }

    private static final class FokNeedsMore extends PlainOrderBook {
        FokNeedsMore(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isFillable(int side, long limit, long quantity) {
            return super.isFillable(side, limit, quantity + 1);
        }
    }

    private static final class FokSumInInt extends PlainOrderBook {
        FokSumInInt(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isFillable(int side, long limit, long quantity) {
            int sum = 0;
            for (Order maker : makers(side)) {
                if (crosses(side, limit, maker.price)) {
                    sum += (int) maker.quantity;
                }
            }
            return Integer.toUnsignedLong(sum) >= quantity;
        }
    }

    private static final class FokWithoutLimit extends PlainOrderBook {
        FokWithoutLimit(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isFillable(int side, long limit, long quantity) {
            return makers(side).stream().mapToLong(maker -> maker.quantity).sum() >= quantity;
        }
    }

    private static final class FokCountsOrdered extends PlainOrderBook {
        FokCountsOrdered(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isFillable(int side, long limit, long quantity) {
            long sum = 0;
            for (Order maker : makers(side)) {
                sum += crosses(side, limit, maker.price) ? maker.ordered : 0;
            }
            return sum >= quantity;
        }
    }

    private static final class PostOnlyTrades extends PlainOrderBook {
        PostOnlyTrades(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        int reasonToRefuseInThisState(OrderCommand command) {
            int reason = super.reasonToRefuseInThisState(command);
            return reason == Reason.WOULD_TRADE ? Reason.NONE : reason;
        }
    }

    private static final class ShyPostOnly extends PlainOrderBook {
        ShyPostOnly(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        int reasonToRefuseInThisState(OrderCommand command) {
            int reason = super.reasonToRefuseInThisState(command);
            int side = command.side();
            long beside = command.priceTicks() + (side == Side.BUY ? 1 : -1);
            boolean isPostOnly = command.orderType() == OrderType.POST_ONLY;
            return reason == Reason.NONE && isPostOnly && wouldTrade(side, beside)
                    ? Reason.WOULD_TRADE
                    : reason;
        }
    }

    /** Keeps filled orders in its map of ids; counts and finds them there. */
    private static final class FilledIsKnown extends PlainOrderBook {
        private @Nullable Order lastFilled;

        FilledIsKnown(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void removeFilled(Order order) {
            super.removeFilled(order);
            lastFilled = order;
        }

        @Override
        @Nullable Order find(long id) {
            Order filled = lastFilled;
            return filled != null && filled.id == id ? filled : super.find(id);
        }
    }

    private static final class OldSequence extends PlainOrderBook {
        private long sequenceBefore;

        OldSequence(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        public void apply(OrderCommand command, ReportSink reports) {
            super.apply(command, reports);
            sequenceBefore = command.sequence();
        }

        @Override
        void reportTrade(
                long sequence,
                int side,
                long id,
                long limit,
                Order maker,
                long quantity,
                ReportSink reports) {
            super.reportTrade(sequenceBefore, side, id, limit, maker, quantity, reports);
        }
    }
}
