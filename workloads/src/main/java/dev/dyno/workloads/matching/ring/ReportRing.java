package dev.dyno.workloads.matching.ring;

import dev.dyno.contracts.matching.ExecutionReport;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.workloads.Spin;

/**
 * Hands execution reports from the thread that matches to the thread that drains: a ring of 40-byte
 * records. The producer is the sink that a book writes to. A second kind of record, the completion,
 * tells the drainer that a command is done, and when.
 *
 * <p>Reports are staged in a buffer of the producer's own, and copied into the ring {@value #BATCH}
 * at a time, or when {@link #flush} is called. So a line of the ring is taken from the drainer's
 * cache once and written as a whole by a few wide stores, of which several wait for their lines at
 * the same time; five narrow stores per report would fill the store buffer while the first waits.
 *
 * <p>Fields, memory order and cache lines: see {@link SpscFields}.
 *
 * <p>Threading: one producer thread calls {@link #report}, {@link #complete}, {@link #flush} and
 * {@link #awaitDrained}; one consumer thread calls {@link #drain}. A role moves to another thread
 * only if whoever moves it publishes it. Progress: the consumer never waits; the producer waits,
 * spinning, while the ring has no room for what it hands over, until the consumer makes room or
 * anyone calls {@link #close}. Allocation: none after construction.
 */
public final class ReportRing extends SpscFields.BackPad implements ReportSink {
    /** After how many reports the producer hands them over without being asked to. */
    public static final int BATCH = 32;

    private static final int STAGE_WORDS = BATCH * ExecutionReport.WORDS;

    /** The header of a completion; no report has this type. */
    private static final int COMPLETION = 0xFF;

    /** Receives records on the consumer's thread. Must not keep the array. */
    public interface Visitor {
        /** Takes one report, whose words are those of {@link ExecutionReport}. */
        void report(long[] words, int firstWord);

        /**
         * Takes the end of one command, after all its reports.
         *
         * @param sequence the command's sequence
         * @param startNanos the stamp from before the command was applied
         * @param endNanos the stamp from after its reports were published
         */
        void completed(long sequence, long startNanos, long endNanos);
    }

    /** Returns a visitor that folds reports, for a ring without completions. */
    public static Visitor foldingInto(ReportDigest digest) {
        return new Folding(digest);
    }

    private record Folding(ReportDigest digest) implements Visitor {
        @Override
        public void report(long[] words, int firstWord) {
            digest.report(words, firstWord);
        }

        @Override
        public void completed(long sequence, long startNanos, long endNanos) {
            throw new IllegalStateException("a completion in a ring that carries reports only");
        }
    }

    /**
     * Creates an empty ring.
     *
     * @param capacity how many records it holds, a power of two, at least {@value #BATCH}
     */
    public ReportRing(int capacity) {
        super(capacity, ExecutionReport.WORDS, BATCH);
        if (capacity < BATCH) {
            throw new IllegalArgumentException(
                    "the capacity is " + capacity + ", less than a batch of " + BATCH);
        }
    }

    @Override
    public void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        int word = stagedTo;
        ExecutionReport.encode(
                staged, word, sequence, header, orderId, makerOrderId, priceTicks, quantity);
        stagedTo = word + ExecutionReport.WORDS;
        if (word == STAGE_WORDS - ExecutionReport.WORDS) {
            handOver();
        }
    }

    /** Writes and publishes the end of a command; the parameters are those of the visitor. */
    public void complete(long sequence, long startNanos, long endNanos) {
        report(sequence, COMPLETION, startNanos, endNanos, 0, 0);
        flush();
    }

    /** Publishes all reports that were written. */
    public void flush() {
        if (stagedTo != stagedFrom) {
            handOver();
        }
    }

    /**
     * Copies what is staged and publishes it. A record has the same place in the stage as in its
     * batch of slots, so that the copy is one piece: no batch goes over the end of the ring.
     */
    private void handOver() {
        int from = stagedFrom;
        int to = stagedTo;
        long first = produced;
        long end = first + (to - from) / ExecutionReport.WORDS;
        if (end - consumedSeen > mask + 1) {
            awaitSpace(end);
        }
        int slot = (int) (first & mask) * ExecutionReport.WORDS;
        System.arraycopy(staged, from, words, slot, to - from);
        boolean isFull = to == STAGE_WORDS;
        stagedFrom = isFull ? 0 : to;
        stagedTo = isFull ? 0 : to;
        produced = end;
        SpscFields.PUBLISHED.setRelease(this, end);
    }

    /**
     * Publishes all reports and waits until the consumer has visited the last of them; what the
     * visitor wrote is visible afterwards.
     *
     * @throws IllegalStateException if the ring is closed before that
     */
    public void awaitDrained() {
        flush();
        while ((long) SpscFields.CONSUMED.getAcquire(this) != produced) {
            if (closed) {
                throw new IllegalStateException("the ring was closed before it was drained");
            }
            Spin.once();
        }
    }

    /** Waits until there is room for all records before this one. */
    private void awaitSpace(long end) {
        while (true) {
            consumedSeen = (long) SpscFields.CONSUMED.getAcquire(this);
            if (end - consumedSeen <= mask + 1) {
                return;
            }
            if (closed) {
                throw new IllegalStateException("the ring was closed while it was full");
            }
            Spin.once();
        }
    }

    /**
     * Visits published records in order, and then gives their slots back.
     *
     * @param limit how many records to visit at most
     * @return how many were visited, 0 if none was published
     */
    public int drain(Visitor visitor, int limit) {
        long first = consumed;
        if (first == publishedSeen) {
            publishedSeen = (long) SpscFields.PUBLISHED.getAcquire(this);
        }
        int count = (int) Math.min(publishedSeen - first, limit);
        if (count == 0) {
            return 0;
        }
        visitAll(visitor, words, mask, first, count);
        SpscFields.CONSUMED.setRelease(this, first + count);
        return count;
    }

    private static void visitAll(Visitor visitor, long[] words, long mask, long first, int count) {
        for (int i = 0; i < count; i++) {
            int slot = (int) (first + i & mask) * ExecutionReport.WORDS;
            if (((int) words[slot + 1] & 0xFF) == COMPLETION) {
                visitor.completed(words[slot], words[slot + 2], words[slot + 3]);
            } else {
                visitor.report(words, slot);
            }
        }
    }

    /** Lets a producer that waits, now or later, fail instead of waiting for ever. */
    public void close() {
        closed = true;
    }
}
