package dev.dyno.harness.replay;

import dev.dyno.contracts.matching.ExecutionReport;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import java.util.Arrays;

/** Collects the reports of one block of commands. Grows as needed; for one thread. */
final class ReportBuffer implements ReportSink {
    private static final int FIRST_REPORTS = 1 << 14;
    private static final int NOT_FOUND = -1;

    private long[] words = new long[FIRST_REPORTS * ExecutionReport.WORDS];
    private int size;
    private int firstUnwritable = NOT_FOUND;

    @Override
    public void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        if (size == words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
        if ((header & 0xFF) > ReportType.REPLACE_REJECTED && firstUnwritable == NOT_FOUND) {
            firstUnwritable = size;
        }
        ExecutionReport.encode(
                words, size, sequence, header, orderId, makerOrderId, priceTicks, quantity);
        size += ExecutionReport.WORDS;
    }

    void clear() {
        size = 0;
        firstUnwritable = NOT_FOUND;
    }

    long[] words() {
        return words;
    }

    int count() {
        return size / ExecutionReport.WORDS;
    }

    /** Answers whether a report of a type came that the text format does not have. */
    boolean hasUnwritable() {
        return firstUnwritable != NOT_FOUND;
    }

    /** Returns the first such report. */
    ExecutionReport unwritable() {
        return new ExecutionReport().wrap(words, firstUnwritable);
    }
}
