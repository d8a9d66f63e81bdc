package dev.dyno.stress.ring;

import dev.dyno.contracts.matching.ExecutionReport;
import dev.dyno.workloads.matching.ring.ReportRing;

/** Adds up the words of all records. */
final class Sum implements ReportRing.Visitor {
    long value;

    @Override
    public void report(long[] words, int firstWord) {
        for (int word = 0; word < ExecutionReport.WORDS; word++) {
            value += words[firstWord + word];
        }
    }

    @Override
    public void completed(long sequence, long startNanos, long endNanos) {
        value += sequence + startNanos + endNanos;
    }
}
