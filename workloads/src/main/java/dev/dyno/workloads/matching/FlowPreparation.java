package dev.dyno.workloads.matching;

import dev.dyno.contracts.matching.BookStateHash;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.workloads.matching.flow.CommandBuffer;
import dev.dyno.workloads.matching.flow.OrderFlow;
import dev.dyno.workloads.matching.ring.ReportDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Pulls a flow through the reference, which gives the answers, and keeps both. Books get as much
 * room as they turn out to need.
 */
public final class FlowPreparation {
    private static final int ORDERS_MAX_LEAST = 16;

    private final OrderFlow flow;
    private final OrderBook[] books;
    private final int[] ordersPeak;
    private final ReportDigest digest = new ReportDigest();
    private final ReportSink sink;
    private final OrderCommand command = new OrderCommand();
    private long[] requestDigests = {};

    private FlowPreparation(OrderFlow flow, OrderBookFactory reference) {
        this.flow = flow;
        this.books = new OrderBook[flow.instruments()];
        for (int instrument = 0; instrument < books.length; instrument++) {
            books[instrument] = reference.create(flow.spec(instrument));
        }
        this.ordersPeak = new int[books.length];
        ReportSink listener = flow.listener();
        this.sink =
                (sequence, header, orderId, makerOrderId, priceTicks, quantity) -> {
                    digest.report(sequence, header, orderId, makerOrderId, priceTicks, quantity);
                    listener.report(sequence, header, orderId, makerOrderId, priceTicks, quantity);
                };
    }

    /** Whether the answer to every prefix of the commands is kept. */
    public enum Prefixes {
        /** Only the answer to the whole is kept. */
        UNCHECKED,
        /** A digest is kept for each command. */
        CHECKED
    }

    /** Returns the flow's commands and the reference's answers. */
    public static FlowInput prepare(
            String workload,
            long seed,
            OrderFlow flow,
            OrderBookFactory reference,
            Prefixes prefixes) {
        return new FlowPreparation(flow, reference).run(workload, seed, prefixes);
    }

    private FlowInput run(String workload, long seed, Prefixes prefixes) {
        CommandBuffer prefill = new CommandBuffer();
        apply(prefill, flow::appendPrefill, Prefixes.UNCHECKED);
        FlowAnswer prefillAnswer = answer();
        digest.reset();

        CommandBuffer commands = new CommandBuffer();
        apply(commands, flow::append, prefixes);
        for (int round = 1; round < flow.rounds(); round++) {
            for (int index = 0; index < commands.count(); index++) {
                applyOne(commands, index);
            }
        }
        return new FlowInput(
                workload,
                seed,
                specs(),
                prefill.toWords(),
                commands.toWords(),
                flow.rounds(),
                flow.commandsPerOperation(),
                prefillAnswer,
                answer(),
                Arrays.copyOf(requestDigests, prefixes == Prefixes.CHECKED ? commands.count() : 0));
    }

    private void apply(CommandBuffer commands, Predicate<CommandBuffer> step, Prefixes prefixes) {
        int applied = 0;
        while (step.test(commands)) {
            while (applied < commands.count()) {
                applyOne(commands, applied);
                if (prefixes == Prefixes.CHECKED) {
                    keepDigest(applied);
                }
                applied++;
            }
        }
    }

    private void applyOne(CommandBuffer commands, int index) {
        commands.get(command, index);
        int instrument = command.instrument();
        OrderBook book = books[instrument];
        book.apply(command, sink);
        ordersPeak[instrument] = Math.max(ordersPeak[instrument], book.orderCount());
    }

    private void keepDigest(int index) {
        if (index == requestDigests.length) {
            requestDigests = Arrays.copyOf(requestDigests, Math.max(1024, index * 2));
        }
        requestDigests[index] = digest.value();
    }

    private FlowAnswer answer() {
        return new FlowAnswer(digest.count(), digest.value(), stateHash(books));
    }

    /** Folds the state hashes of books in order. */
    static long stateHash(OrderBook[] books) {
        long hash = 0;
        for (OrderBook book : books) {
            hash = BookStateHash.fold(hash, book.stateHash());
        }
        return hash;
    }

    /** The hints are the flow's; the room is the next power of two above what was needed. */
    private List<OrderBookSpec> specs() {
        List<OrderBookSpec> specs = new ArrayList<>();
        for (int instrument = 0; instrument < books.length; instrument++) {
            OrderBookSpec hints = flow.spec(instrument);
            int ordersMax =
                    Math.max(ORDERS_MAX_LEAST, Integer.highestOneBit(ordersPeak[instrument]) << 1);
            specs.add(
                    new OrderBookSpec(
                            ordersMax,
                            hints.centrePriceTicks(),
                            hints.widthTicks(),
                            hints.rules()));
        }
        return specs;
    }
}
