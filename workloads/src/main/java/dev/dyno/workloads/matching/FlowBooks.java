package dev.dyno.workloads.matching;

import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.matching.ring.ReportDigest;

/**
 * The books of one implementation for one input, and the loops that apply commands to them. A
 * thread at a time.
 */
final class FlowBooks {
    private final FlowInput input;
    private final OrderBook[] books;
    private final OrderCommand command = new OrderCommand();

    FlowBooks(FlowInput input, OrderBookFactory factory) {
        this.input = input;
        this.books = new OrderBook[input.specs().size()];
        for (int instrument = 0; instrument < books.length; instrument++) {
            books[instrument] = factory.create(input.specs().get(instrument));
        }
    }

    /**
     * Finds an implementation that can run here.
     *
     * @throws IllegalArgumentException if the id is unknown or it cannot run; the message says why
     */
    static OrderBookFactory factory(String implementation) {
        return UsableFactories.named(
                OrderBookFactory.CONTRACT, OrderBookFactory.class, implementation);
    }

    /** Removes all orders from all books. */
    void clear() {
        for (OrderBook book : books) {
            book.clear();
        }
    }

    /** Applies the commands of the prefill. */
    void applyPrefill(ReportSink reports) {
        apply(input.prefill(), reports);
    }

    /** Applies the commands of the timed phase once. */
    void applyTimed(ReportSink reports) {
        apply(input.commands(), reports);
    }

    private void apply(long[] words, ReportSink reports) {
        if (books.length == 1) {
            applyToOne(books[0], command, words, reports);
        } else {
            applyRouted(books, command, words, reports);
        }
    }

    private static void applyToOne(
            OrderBook book, OrderCommand command, long[] words, ReportSink reports) {
        int count = words.length / OrderCommand.WORDS;
        for (int index = 0; index < count; index++) {
            book.apply(command.wrap(words, index), reports);
        }
    }

    private static void applyRouted(
            OrderBook[] books, OrderCommand command, long[] words, ReportSink reports) {
        int count = words.length / OrderCommand.WORDS;
        for (int index = 0; index < count; index++) {
            command.wrap(words, index);
            books[command.instrument()].apply(command, reports);
        }
    }

    /** Applies one command to the book that it is for. */
    void apply(OrderCommand routed, ReportSink reports) {
        int instrument = books.length == 1 ? 0 : routed.instrument();
        books[instrument].apply(routed, reports);
    }

    /**
     * Compares reports with the expected ones.
     *
     * @throws WrongAnswerException if they differ
     */
    void checkReports(String phase, FlowAnswer expected, ReportDigest digest) {
        if (digest.count() != expected.reportCount() || digest.value() != expected.reportDigest()) {
            throw new WrongAnswerException(
                    "wrong answer to the %s of %s: expected %d reports with digest %016x, got %s"
                            .formatted(
                                    phase,
                                    input.workload(),
                                    expected.reportCount(),
                                    expected.reportDigest(),
                                    digest));
        }
    }

    /**
     * Compares the resting orders of all books with the expected ones, where the books can show
     * them.
     *
     * @throws WrongAnswerException if they differ
     */
    void checkState(FlowAnswer expected) {
        if (!books[0].capabilities().contains(OrderBookCapability.ORDER_TRAVERSAL)) {
            return;
        }
        long stateHash = FlowPreparation.stateHash(books);
        if (stateHash != expected.stateHash()) {
            throw new WrongAnswerException(
                    "wrong resting orders after %s: expected state hash %016x, got %016x"
                            .formatted(input.workload(), expected.stateHash(), stateHash));
        }
    }
}
