package dev.dyno.harness.replay;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.matching.ExecutionReport;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.workloads.matching.CanonicalReports;
import dev.dyno.workloads.matching.OrderFileReader;
import dev.dyno.workloads.matching.OrderFileSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Applies the commands of one order file to a book, block by block, and writes the reports. Memory
 * is in proportion to the orders that may rest, not to the file.
 */
public final class Replayer {
    private static final int BLOCK_COMMANDS = 1024;

    private final Path orders;
    private final OrderFileSummary summary;
    private final int ordersMax;

    /**
     * Creates a replayer.
     *
     * @param orders the file
     * @param summary what it holds
     * @param ordersMax the most orders that may rest
     */
    public Replayer(Path orders, OrderFileSummary summary, int ordersMax) {
        this.orders = orders;
        this.summary = summary;
        this.ordersMax = ordersMax;
    }

    /**
     * Replays the file through a new book.
     *
     * @param out receives the text; not closed
     * @throws UserError if the file turns out to break a rule that only a book can tell
     * @throws BookFailureException if the book throws or gives a report that cannot be
     * @throws IOException if reading or writing fails
     */
    public ReplayResult replay(Entry<OrderBookFactory> entry, OutputStream out)
            throws IOException, BookFailureException {
        OrderBook book = create(entry);
        CanonicalReports text = new CanonicalReports(out);
        ReportBuffer reports = new ReportBuffer();
        long[] commands = new long[BLOCK_COMMANDS * OrderCommand.WORDS];
        long messages = 0;
        long elapsedNanos = 0;
        try (OrderFileReader reader = OrderFileReader.open(orders)) {
            for (int read = reader.read(commands); read > 0; read = reader.read(commands)) {
                reports.clear();
                long startNanos = System.nanoTime();
                apply(entry, book, commands, read, reports);
                elapsedNanos += System.nanoTime() - startNanos;
                if (reports.hasUnwritable()) {
                    refuse(entry, reports.unwritable());
                }
                text.write(reports.words(), reports.count());
                messages += read;
            }
        }
        String digest = text.finish();
        return new ReplayResult(entry.id(), messages, text.lines(), elapsedNanos, digest);
    }

    private OrderBook create(Entry<OrderBookFactory> entry) throws BookFailureException {
        try {
            return entry.factory().create(summary.spec(ordersMax));
        } catch (OutOfMemoryError tooLarge) {
            throw new UserError(
                    ExitCode.ENVIRONMENT,
                    "'%s' needs more memory than there is for %d resting orders; lower --max-orders"
                            .formatted(entry.id(), summary.spec(ordersMax).ordersMax()));
        } catch (RuntimeException | LinkageError | AssertionError failure) {
            throw new BookFailureException(
                    "'" + entry.id() + "' cannot be created: " + failure, failure);
        }
    }

    private static void apply(
            Entry<OrderBookFactory> entry,
            OrderBook book,
            long[] commands,
            int count,
            ReportBuffer reports)
            throws BookFailureException {
        OrderCommand command = new OrderCommand();
        try {
            for (int index = 0; index < count; index++) {
                book.apply(command.wrap(commands, index), reports);
            }
        } catch (RuntimeException | LinkageError | AssertionError failure) {
            throw new BookFailureException(
                    "'%s' throws at message %d: %s"
                            .formatted(entry.id(), command.sequence(), failure),
                    failure);
        }
    }

    private void refuse(Entry<OrderBookFactory> entry, ExecutionReport report)
            throws BookFailureException {
        long message = report.sequence();
        switch (report.reason()) {
            case Reason.DUPLICATE_ORDER_ID ->
                    throw new UserError(
                            ExitCode.USAGE,
                            "--orders %s: record %d enters order %s, which still rests; the format"
                                            .formatted(
                                                    orders,
                                                    message,
                                                    Long.toUnsignedString(report.orderId()))
                                    + " has no such orders (first bad byte at offset "
                                    + offset(message)
                                    + ")");
            case Reason.BOOK_FULL ->
                    throw new UserError(
                            ExitCode.USAGE,
                            "--orders %s: at record %d (offset %d) more than %d orders rest; raise"
                                            .formatted(
                                                    orders,
                                                    message,
                                                    offset(message),
                                                    summary.spec(ordersMax).ordersMax())
                                    + " --max-orders");
            default ->
                    throw new BookFailureException(
                            "'%s' gives a report that no message can cause: %s"
                                    .formatted(entry.id(), report));
        }
    }

    private static long offset(long message) {
        return OrderFileReader.HEADER_BYTES
                + message * OrderFileReader.RECORD_BYTES
                + OrderFileReader.ORDER_ID_OFFSET;
    }
}
