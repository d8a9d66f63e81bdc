package dev.dyno.workloads.matching.wrong;

import static dev.dyno.workloads.matching.wrong.WrongBook.seeded;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Books that are wrong only where several rare things come together: the faults of fast structures.
 */
final class RarelyWrong {
    private RarelyWrong() {}

    static List<WrongBook> all() {
        return List.of(
                seeded(
                        "hash-deletes-without-moving-back",
                        "random-colliding-ids",
                        HashWithHoles::new),
                seeded(
                        "best-skips-levels-on-a-word-border",
                        "random-word-borders",
                        BorderIsSkipped::new),
                seeded("best-is-mended-by-queries", "random-sparse-levels", MendedByQueries::new),
                seeded("pile-overtakes-after-200", "random-level-pile", PileOvertakes::new),
                seeded("id-forgotten-on-quick-reuse", "random-reused-ids", QuickReuse::new),
                seeded("clear-keeps-far-orders", "random-clears", ClearKeepsFar::new),
                seeded(
                        "reduce-of-large-quantities-in-int",
                        "random-largest-quantities",
                        ReduceInInt::new),
                seeded("fok-sees-eight-levels", "random-fill-or-kill", FokSeesFew::new),
                seeded("killed-fok-takes-a-place", "random-full-book", LeakingFok::new),
                seeded(
                        "moved-window-reverses-a-queue",
                        "random-drifting-market",
                        WindowReverses::new),
                seeded("sweep-stops-after-100-makers", "random-deep-sweeps", ShortSweep::new),
                seeded(
                        "shrunk-maker-of-a-replace-loses-its-place",
                        "random-replaces",
                        ReplaceMovesMaker::new));
    }

    /** An open-addressed table of ids whose deletes leave holes that end searches. */
    private static final class HashWithHoles extends PlainOrderBook {
        private final @Nullable Order[] table;

        HashWithHoles(OrderBookSpec spec) {
            super(spec);
            table = new Order[Integer.highestOneBit(ordersMax) * 4];
        }

        private int home(long id) {
            long hash = id * 0x9E37_79B9_7F4A_7C15L;
            return (int) (hash >>> 32) & (table.length - 1);
        }

        @Override
        @Nullable Order find(long id) {
            int slot = home(id);
            Order order = table[slot];
            while (order != null && order.id != id) {
                slot = slot + 1 & table.length - 1;
                order = table[slot];
            }
            return order;
        }

        @Override
        void add(Order order) {
            super.add(order);
            int slot = home(order.id);
            while (table[slot] != null) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = order;
        }

        @Override
        void remove(Order order) {
            super.remove(order);
            for (int slot = 0; slot < table.length; slot++) {
                if (table[slot] == order) {
                    table[slot] = null;
                }
            }
        }

        @Override
        public void clear() {
            super.clear();
            Arrays.fill(table, null);
        }
    }

    /** When its best level empties, it looks in words of 4096 ticks and misses their first tick. */
    private static final class BorderIsSkipped extends PlainOrderBook {
        BorderIsSkipped(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void remove(Order order) {
            List<Order> orders = orders(order.side);
            boolean wasBest = orders.getFirst() == order;
            super.remove(order);
            boolean isOnBorder = !orders.isEmpty() && orders.getFirst().price % 4096 == 0;
            boolean isFar = isOnBorder && Math.abs(orders.getFirst().price - order.price) > 64;
            if (wasBest && isFar) {
                orders.removeFirst();
            }
        }
    }

    /** Trades with its best ask only if it knows it, and learns it where somebody asks for it. */
    private static final class MendedByQueries extends PlainOrderBook {
        private boolean isStale;

        MendedByQueries(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        public void apply(OrderCommand command, ReportSink reports) {
            int asksBefore = asks.size();
            super.apply(command, reports);
            isStale |= command.type() == CommandType.CANCEL && asks.size() < asksBefore;
            isStale &= command.type() == CommandType.CANCEL;
        }

        @Override
        boolean wouldTrade(int side, long limit) {
            return super.wouldTrade(side, limit) && !(isStale && side == Side.BUY);
        }

        @Override
        public long bestAskTicks() {
            isStale = false;
            return super.bestAskTicks();
        }
    }

    private static final class PileOvertakes extends PlainOrderBook {
        PileOvertakes(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        int placeOf(Order order) {
            int place = super.placeOf(order);
            List<Order> orders = orders(order.side);
            boolean isPile = place >= 200 && orders.get(place - 200).price == order.price;
            return isPile && order.quantity == 7 ? place - 1 : place;
        }
    }

    /** Takes an order that comes under the id of the one filled last for that one. */
    private static final class QuickReuse extends PlainOrderBook {
        private boolean hasFilled;
        private long lastFilledId;

        QuickReuse(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void cancel(OrderCommand command, ReportSink reports) {
            if (hasFilled && command.orderId() == lastFilledId) {
                refuse(command, ReportType.CANCEL_REJECTED, Reason.UNKNOWN_ORDER, reports);
            } else {
                super.cancel(command, reports);
            }
        }

        @Override
        void removeFilled(Order order) {
            super.removeFilled(order);
            hasFilled = true;
            lastFilledId = order.id;
        }

        @Override
        public void clear() {
            super.clear();
            hasFilled = false;
        }
    }

    private static final class ClearKeepsFar extends PlainOrderBook {
        ClearKeepsFar(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        public void clear() {
            List<Order> far =
                    bids.stream().filter(order -> order.price < -500_000).limit(1).toList();
            super.clear();
            far.forEach(this::add);
        }
    }

    private static final class ReduceInInt extends PlainOrderBook {
        ReduceInInt(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void reduce(OrderCommand command, ReportSink reports) {
            Order order = find(command.orderId());
            boolean isLarge = order != null && order.quantity > 3L << 30;
            super.reduce(command, reports);
            if (order != null && isLarge && order.quantity < 1L << 31) {
                order.quantity++;
            }
        }
    }

    private static final class FokSeesFew extends PlainOrderBook {
        FokSeesFew(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isFillable(int side, long limit, long quantity) {
            long[] seen = new long[1];
            depth(
                    Side.opposite(side),
                    8,
                    (price, sum) -> seen[0] += crosses(side, limit, price) ? sum : 0);
            return seen[0] >= quantity;
        }
    }

    /** Counts a killed order as if it rested. */
    private static final class LeakingFok extends PlainOrderBook {
        private int leaked;

        LeakingFok(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean isFillable(int side, long limit, long quantity) {
            boolean isFillable = super.isFillable(side, limit, quantity);
            leaked += isFillable ? 0 : 1;
            return isFillable;
        }

        @Override
        boolean isFull(OrderCommand command) {
            return byId.size() + leaked >= ordersMax;
        }

        @Override
        public void clear() {
            super.clear();
            leaked = 0;
        }
    }

    /** Once in some hundred orders far from where it began, it turns one queue around. */
    private static final class WindowReverses extends PlainOrderBook {
        private int farOrders;

        WindowReverses(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void add(Order order) {
            super.add(order);
            if (Math.abs(order.price) > 256 && ++farOrders % 256 == 0) {
                reverseOnePair();
            }
        }

        private void reverseOnePair() {
            for (int index = 1; index < bids.size(); index++) {
                Order first = bids.get(index - 1);
                Order second = bids.get(index);
                if (first.price == second.price) {
                    bids.set(index - 1, second);
                    bids.set(index, first);
                    return;
                }
            }
        }
    }

    private static final class ShortSweep extends PlainOrderBook {
        ShortSweep(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void enter(OrderCommand command, ReportSink reports) {
            long[] trades = new long[1];
            super.enter(
                    command,
                    (sequence, header, orderId, makerOrderId, priceTicks, quantity) -> {
                        boolean isTrade = (header & 0xFF) == ReportType.TRADE;
                        boolean isSeen = !isTrade || ++trades[0] <= 100;
                        if (isSeen) {
                            reports.report(
                                    sequence, header, orderId, makerOrderId, priceTicks, quantity);
                        }
                    });
        }
    }

    /** A maker that a crossing replace leaves with one unit goes to the end of its queue. */
    private static final class ReplaceMovesMaker extends PlainOrderBook {
        ReplaceMovesMaker(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void enterAgain(long sequence, Order order, long price, long quantity, ReportSink reports) {
            super.enterAgain(sequence, order, price, quantity, reports);
            List<Order> makers = makers(order.side);
            if (!makers.isEmpty() && makers.getFirst().quantity == 1) {
                Order maker = makers.getFirst();
                if (maker.ordered > 1) {
                    remove(maker);
                    add(maker);
                }
            }
        }
    }
}
