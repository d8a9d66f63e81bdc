package dev.dyno.workloads.matching.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.workloads.matching.MatchingReference;
import java.util.function.Predicate;

/** Pulls a flow through correct books and counts what it was made of. */
final class FlowRun {
    private final OrderFlow flow;
    private final OrderBook[] books;
    private final ReportSink sink;
    private final OrderCommand command = new OrderCommand();
    private final CommandBuffer prefill = new CommandBuffer();
    private final CommandBuffer commands = new CommandBuffer();
    private final long[] byType = new long[CommandType.REDUCE + 1];
    private long resting;
    private long prefilled;
    private double restingSum;
    private long restingMost;
    private long ioc;
    private long trades;
    private long refusals;
    private int tradesMost;
    private int tradesOfCommand;

    private FlowRun(OrderFlow flow) {
        this.flow = flow;
        books = new OrderBook[flow.instruments()];
        for (int instrument = 0; instrument < books.length; instrument++) {
            books[instrument] = MatchingReference.factory().create(flow.spec(instrument));
        }
        ReportSink listener = flow.listener();
        sink =
                (sequence, header, orderId, makerOrderId, priceTicks, quantity) -> {
                    count(header & 0xFF);
                    listener.report(sequence, header, orderId, makerOrderId, priceTicks, quantity);
                };
    }

    /** Runs a flow to its end. */
    static FlowRun of(OrderFlow flow) {
        FlowRun run = new FlowRun(flow);
        run.pull(run.prefill, flow::appendPrefill);
        run.prefilled = run.resting;
        run.trades = 0;
        run.pull(run.commands, flow::append);
        return run;
    }

    private void count(int reportType) {
        switch (reportType) {
            case ReportType.TRADE -> {
                trades++;
                tradesOfCommand++;
            }
            case ReportType.REJECTED,
                    ReportType.CANCEL_REJECTED,
                    ReportType.REPLACE_REJECTED,
                    ReportType.REDUCE_REJECTED ->
                    refusals++;
            default -> {
                // The others follow from the commands.
            }
        }
    }

    private void pull(CommandBuffer buffer, Predicate<CommandBuffer> step) {
        int applied = 0;
        while (step.test(buffer)) {
            while (applied < buffer.count()) {
                buffer.get(command, applied);
                assertThat(command.sequence()).isEqualTo(applied);
                apply(buffer == commands);
                applied++;
            }
        }
    }

    private void apply(boolean isTimed) {
        OrderBook book = books[command.instrument()];
        int before = book.orderCount();
        tradesOfCommand = 0;
        book.apply(command, sink);
        resting += book.orderCount() - before;
        if (book.orderCount() >= flow.spec(command.instrument()).ordersMax()) {
            throw new AssertionError("the flow fills the book that it asks for");
        }
        if (isTimed) {
            byType[command.type()]++;
            boolean isIoc =
                    command.type() == CommandType.NEW && command.orderType() == OrderType.IOC;
            ioc += isIoc ? 1 : 0;
            restingSum += resting;
            restingMost = Math.max(restingMost, resting);
            tradesMost = Math.max(tradesMost, tradesOfCommand);
        }
    }

    OrderBook book(int instrument) {
        return books[instrument];
    }

    int prefillCount() {
        return prefill.count();
    }

    long prefilled() {
        return prefilled;
    }

    int messages() {
        return commands.count();
    }

    /** Returns how many of the timed commands have this type. */
    long count(long commandType) {
        return byType[(int) commandType];
    }

    long ioc() {
        return ioc;
    }

    long trades() {
        return trades;
    }

    long refusals() {
        return refusals;
    }

    /** Returns the most trades of one command. */
    int tradesMost() {
        return tradesMost;
    }

    double restingMean() {
        return restingSum / commands.count();
    }

    long restingMost() {
        return restingMost;
    }

    long restingAtEnd() {
        return resting;
    }

    /** Returns a part of the timed commands. */
    double share(long part) {
        return (double) part / commands.count();
    }
}
