package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.ReportSink;
import java.util.Arrays;

/**
 * Keeps the reports of one command exactly as a book gave them, 6 words each. Unlike {@link
 * dev.dyno.contracts.matching.ExecutionReport} it does not pack the quantity, so that one that is
 * out of range shows. Grows as needed; not safe for use by several threads.
 */
final class ReportLog implements ReportSink {
    private static final int WORDS = 6;

    private long[] words = new long[16 * WORDS];
    private int size;

    /** Forgets all reports. */
    void clear() {
        size = 0;
    }

    /** Returns how many reports are kept. */
    int count() {
        return size / WORDS;
    }

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
        words[size] = sequence;
        words[size + 1] = header;
        words[size + 2] = orderId;
        words[size + 3] = makerOrderId;
        words[size + 4] = priceTicks;
        words[size + 5] = quantity;
        size += WORDS;
    }

    /** Returns the index of the first report that differs, or -1 if the logs are equal. */
    int firstDifference(ReportLog other) {
        int word = Arrays.mismatch(words, 0, size, other.words, 0, other.size);
        return word < 0 ? -1 : word / WORDS;
    }

    /** Answers whether the report with this index has exactly these fields. */
    boolean matches(
            int reportIndex,
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        int base = reportIndex * WORDS;
        return words[base] == sequence
                && words[base + 1] == header
                && words[base + 2] == orderId
                && words[base + 3] == makerOrderId
                && words[base + 4] == priceTicks
                && words[base + 5] == quantity;
    }

    /** Returns one report in words, or {@code no report} past the end. */
    String describe(int reportIndex) {
        if (reportIndex >= count()) {
            return "no report";
        }
        int base = reportIndex * WORDS;
        return Wording.report(
                words[base],
                (int) words[base + 1],
                words[base + 2],
                words[base + 3],
                words[base + 4],
                words[base + 5]);
    }
}
