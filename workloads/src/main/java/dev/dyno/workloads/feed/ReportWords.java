package dev.dyno.workloads.feed;

import dev.dyno.contracts.matching.ExecutionReport;
import dev.dyno.contracts.matching.ReportSink;
import java.util.Arrays;

/** Keeps reports as words; grows as needed. One thread at a time. */
final class ReportWords implements ReportSink {
    private long[] words = new long[1024 * ExecutionReport.WORDS];
    private int size;

    @Override
    public void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        if (size == words.length) {
            words = Arrays.copyOf(words, 2 * size);
        }
        ExecutionReport.encode(
                words, size, sequence, header, orderId, makerOrderId, priceTicks, quantity);
        size += ExecutionReport.WORDS;
    }

    long[] words() {
        return words;
    }

    int size() {
        return size;
    }
}
