package dev.dyno.workloads.matching.wrong;

import static dev.dyno.workloads.matching.wrong.WrongBook.hard;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import java.util.List;

/** Books that cancel, reduce or replace wrongly. */
final class WrongChanges {
    private WrongChanges() {}

    static List<WrongBook> all() {
        return List.of(
                hard(
                        "phantom-level-after-cancelling-the-best",
                        "cancel-of-the-best-leaves-no-phantom-level",
                        PhantomLevel::new),
                hard(
                        "cancel-reports-the-ordered-quantity",
                        "cancel-reports-the-open-quantity",
                        CancelShowsOrdered::new),
                hard(
                        "replace-keeps-priority-when-it-grows",
                        "replace-size-up-loses-priority",
                        GrowthKeepsPriority::new),
                hard("requeue-flag-ignored", "requeue-loses-priority", FlagIgnored::new),
                hard(
                        "replace-always-loses-priority",
                        "replace-size-down-keeps-priority",
                        AlwaysRequeues::new),
                hard("replace-loses-a-sibling", "replace-loses-no-sibling", LostSibling::new),
                hard(
                        "crossing-replace-does-not-trade",
                        "replace-crossing-trades-at-the-makers-price",
                        ReplaceOnlyRests::new),
                hard(
                        "replaced-order-stays-while-it-trades",
                        "replace-works-in-a-full-book",
                        ReplaceNeedsRoom::new),
                hard(
                        "replace-counts-what-was-traded",
                        "replace-sets-the-open-quantity",
                        ReplaceSetsTotal::new),
                hard(
                        "refused-replace-changes-the-quantity",
                        "refused-replace-changes-nothing",
                        RefusedReplaceChanges::new),
                hard("reduce-loses-priority", "reduce-keeps-priority", ReduceRequeues::new),
                hard("reduce-sets-the-quantity", "reduce-keeps-priority", ReduceSets::new),
                hard("reduce-to-zero-leaves-the-order", "reduce-to-zero-cancels", Zombie::new));
    }

    /** Its best prices are kept beside the orders, and a cancel forgets to look again. */
    private static final class PhantomLevel extends PlainOrderBook {
        private long bestAsk = Prices.NO_PRICE;

        PhantomLevel(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        public void apply(OrderCommand command, ReportSink reports) {
            super.apply(command, reports);
            if (command.type() != CommandType.CANCEL) {
                bestAsk = super.bestAskTicks();
            }
        }

        @Override
        public void clear() {
            super.clear();
            bestAsk = Prices.NO_PRICE;
        }

        @Override
        public long bestAskTicks() {
            return bestAsk;
        }
    }

    private static final class CancelShowsOrdered extends PlainOrderBook {
        CancelShowsOrdered(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void reportCancel(long sequence, Order order, ReportSink reports) {
            reports.cancelled(
                    sequence, order.side, Reason.NONE, order.id, order.price, order.ordered);
        }
    }

    private static final class GrowthKeepsPriority extends PlainOrderBook {
        GrowthKeepsPriority(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean keepsPriority(Order order, long price, long quantity, int flags) {
            return price == order.price && (flags & OrderCommand.FLAG_REQUEUE) == 0;
        }
    }

    private static final class FlagIgnored extends PlainOrderBook {
        FlagIgnored(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean keepsPriority(Order order, long price, long quantity, int flags) {
            return super.keepsPriority(order, price, quantity, 0);
        }
    }

    private static final class AlwaysRequeues extends PlainOrderBook {
        AlwaysRequeues(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        boolean keepsPriority(Order order, long price, long quantity, int flags) {
            return false;
        }
    }

    private static final class LostSibling extends PlainOrderBook {
        LostSibling(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void enterAgain(long sequence, Order order, long price, long quantity, ReportSink reports) {
            List<Order> orders = orders(order.side);
            int next = orders.indexOf(order) + 1;
            if (next < orders.size() && orders.get(next).price == order.price) {
                orders.remove(next);
            }
            super.enterAgain(sequence, order, price, quantity, reports);
        }
    }

    private static final class ReplaceOnlyRests extends PlainOrderBook {
        ReplaceOnlyRests(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void enterAgain(long sequence, Order order, long price, long quantity, ReportSink reports) {
            remove(order);
            add(new Order(order.side, order.id, price, quantity));
        }
    }

    private static final class ReplaceNeedsRoom extends PlainOrderBook {
        ReplaceNeedsRoom(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void replace(OrderCommand command, ReportSink reports) {
            if (isFull(command) && find(command.orderId()) != null) {
                refuse(command, ReportType.REPLACE_REJECTED, Reason.BOOK_FULL, reports);
            } else {
                super.replace(command, reports);
            }
        }
    }

    private static final class ReplaceSetsTotal extends PlainOrderBook {
        ReplaceSetsTotal(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void enterAgain(long sequence, Order order, long price, long quantity, ReportSink reports) {
            long traded = order.ordered - order.quantity;
            super.enterAgain(sequence, order, price, Math.max(1, quantity - traded), reports);
        }
    }

    private static final class RefusedReplaceChanges extends PlainOrderBook {
        RefusedReplaceChanges(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void replace(OrderCommand command, ReportSink reports) {
            super.replace(command, reports);
            Order order = find(command.orderId());
            if (order != null && !isPrice(command.priceTicks()) && isQuantity(command.quantity())) {
                order.quantity = Math.min(order.quantity, command.quantity() + 1);
                remove(order);
                add(order);
            }
        }
    }

    private static final class ReduceRequeues extends PlainOrderBook {
        ReduceRequeues(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void reduce(OrderCommand command, ReportSink reports) {
            super.reduce(command, reports);
            Order order = find(command.orderId());
            if (order != null) {
                remove(order);
                add(order);
            }
        }
    }

    private static final class ReduceSets extends PlainOrderBook {
        ReduceSets(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void reduce(OrderCommand command, ReportSink reports) {
            super.reduce(command, reports);
            Order order = find(command.orderId());
            if (order != null && isQuantity(command.quantity())) {
                order.quantity = command.quantity();
            }
        }
    }

    private static final class Zombie extends PlainOrderBook {
        Zombie(OrderBookSpec spec) {
            super(spec);
        }

        @Override
        void reduce(OrderCommand command, ReportSink reports) {
            Order order = find(command.orderId());
            super.reduce(command, reports);
            if (order != null && find(order.id) == null) {
                add(order);
            }
        }
    }
}
