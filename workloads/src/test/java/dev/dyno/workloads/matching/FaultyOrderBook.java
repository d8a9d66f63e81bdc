package dev.dyno.workloads.matching;

import dev.dyno.contracts.matching.LevelVisitor;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderVisitor;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.workloads.Threads;
import java.util.concurrent.CountDownLatch;

/** The reference, but for one fault at one command since it was made or cleared. */
final class FaultyOrderBook implements OrderBook {
    /** What goes wrong. */
    enum Fault {
        /** A report names another order. */
        WRONG_REPORT,
        /** A report comes twice. */
        REPEATED_REPORT,
        /** The command is not answered. */
        NO_REPORT,
        /** The command makes the book throw. */
        THROWS,
        /** The command is not done before the gate opens. */
        STALLS,
        /** All reports are right, and the resting orders are not. */
        WRONG_STATE,
        /** The command is done rightly, and leaves one object as garbage. */
        ALLOCATES
    }

    private final OrderBook book;
    private final Fault fault;
    private final int faultyCommand;
    private final CountDownLatch gate;
    private int applied;

    /** Keeps the compiler from seeing that nobody needs the object. */
    @SuppressWarnings("UnusedVariable")
    private volatile Object garbage = "";

    FaultyOrderBook(OrderBook book, Fault fault, int faultyCommand, CountDownLatch gate) {
        this.book = book;
        this.fault = fault;
        this.faultyCommand = faultyCommand;
        this.gate = gate;
    }

    @Override
    public void apply(OrderCommand command, ReportSink reports) {
        if (applied++ != faultyCommand) {
            book.apply(command, reports);
            return;
        }
        switch (fault) {
            case WRONG_REPORT ->
                    book.apply(
                            command,
                            (sequence, header, orderId, makerOrderId, priceTicks, quantity) ->
                                    reports.report(
                                            sequence,
                                            header,
                                            orderId + 1,
                                            makerOrderId,
                                            priceTicks,
                                            quantity));
            case REPEATED_REPORT ->
                    book.apply(
                            command,
                            (sequence, header, orderId, makerOrderId, priceTicks, quantity) -> {
                                for (int times = 0; times < 2; times++) {
                                    reports.report(
                                            sequence,
                                            header,
                                            orderId,
                                            makerOrderId,
                                            priceTicks,
                                            quantity);
                                }
                            });
            case NO_REPORT -> book.apply(command, (_, _, _, _, _, _) -> {});
            case THROWS -> throw new IllegalStateException("the book is broken");
            case STALLS -> {
                Threads.await(gate);
                book.apply(command, reports);
            }
            case WRONG_STATE -> book.apply(command, reports);
            case ALLOCATES -> {
                garbage = new Object();
                book.apply(command, reports);
            }
        }
    }

    @Override
    public long bestBidTicks() {
        return book.bestBidTicks();
    }

    @Override
    public long bestAskTicks() {
        return book.bestAskTicks();
    }

    @Override
    public int orderCount() {
        return book.orderCount();
    }

    @Override
    public long quantityAt(int side, long priceTicks) {
        return book.quantityAt(side, priceTicks);
    }

    @Override
    public int depth(int side, int levelsMax, LevelVisitor visitor) {
        return book.depth(side, levelsMax, visitor);
    }

    @Override
    public void forEachOrder(OrderVisitor visitor) {
        long more = fault == Fault.WRONG_STATE ? 1 : 0;
        book.forEachOrder((side, orderId, priceTicks, quantity) ->
                visitor.order(side, orderId, priceTicks, quantity + more));
    }

    @Override
    public void clear() {
        book.clear();
        applied = 0;
    }
}
