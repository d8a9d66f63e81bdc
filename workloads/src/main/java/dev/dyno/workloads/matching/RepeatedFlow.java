package dev.dyno.workloads.matching;

import com.sun.management.ThreadMXBean;
import dev.dyno.workloads.matching.ring.ReportDigest;
import java.lang.management.ManagementFactory;

/**
 * Applies an order flow over and over to books that are cleared in between, and checks each pass.
 * One thread at a time.
 */
public final class RepeatedFlow {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final FlowInput input;
    private final FlowBooks books;
    private final ReportDigest digest = new ReportDigest();
    private long commands;
    private long allocatedBytes;

    /**
     * Makes the books.
     *
     * @throws IllegalArgumentException if the implementation is unknown or cannot run here; the
     *     message says why
     */
    public RepeatedFlow(FlowInput input, String implementation) {
        this.input = input;
        this.books = new FlowBooks(input, FlowBooks.factory(implementation));
    }

    /**
     * Applies the flow once.
     *
     * @throws dev.dyno.workloads.WrongAnswerException if the answer is not the reference's
     */
    public void pass() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        books.clear();
        digest.reset();
        books.applyPrefill(digest);
        digest.reset();
        for (int round = 0; round < input.rounds(); round++) {
            books.applyTimed(digest);
        }
        allocatedBytes += THREADS.getCurrentThreadAllocatedBytes() - before;
        commands += input.prefillCount() + (long) input.commandCount() * input.rounds();
        books.checkReports("timed phase", input.answer(), digest);
    }

    /** Compares the resting orders with the reference's; allocates. */
    public void checkState() {
        books.checkState(input.answer());
    }

    /** Returns how many commands all passes applied. */
    public long commands() {
        return commands;
    }

    /** Returns how many bytes the thread allocated from the first command of a pass to its last. */
    public long allocatedBytes() {
        return allocatedBytes;
    }
}
