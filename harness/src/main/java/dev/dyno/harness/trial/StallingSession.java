package dev.dyno.harness.trial;

import dev.dyno.workloads.OpenLoopSession;
import java.util.function.LongSupplier;

/**
 * A synthetic system with a known stall: one server with a fixed service time and a short queue,
 * that stops once for a known span. What it does follows from the clock alone, so that the response
 * times of any load can be computed. Used by the load thread only.
 */
final class StallingSession implements OpenLoopSession {
    private final LongSupplier clock;
    private final long serviceNanos;
    private final long stallAfterNanos;
    private final long stallNanos;
    private final long[] startNanos;
    private final long[] endNanos;
    private long firstSubmitNanos = Long.MIN_VALUE;
    private long freeNanos = Long.MIN_VALUE;
    private long submitted;
    private long collected;

    /**
     * Creates an idle system.
     *
     * @param stallAfterNanos when the stall begins, counted from the first submission
     * @param queueRequests how many requests can be waiting or uncollected
     */
    StallingSession(
            LongSupplier clock,
            long serviceNanos,
            long stallAfterNanos,
            long stallNanos,
            int queueRequests) {
        this.clock = clock;
        this.serviceNanos = serviceNanos;
        this.stallAfterNanos = stallAfterNanos;
        this.stallNanos = stallNanos;
        this.startNanos = new long[queueRequests];
        this.endNanos = new long[queueRequests];
    }

    @Override
    public boolean submit(long requestIndex) {
        if (requestIndex != submitted) {
            throw new IllegalStateException("request " + requestIndex + " came out of order");
        }
        if (submitted - collected == startNanos.length) {
            return false;
        }
        long now = clock.getAsLong();
        if (firstSubmitNanos == Long.MIN_VALUE) {
            firstSubmitNanos = now;
        }
        long start = afterStall(Math.max(now, freeNanos));
        int slot = (int) (submitted % startNanos.length);
        startNanos[slot] = start;
        endNanos[slot] = start + serviceNanos;
        freeNanos = start + serviceNanos;
        submitted++;
        return true;
    }

    private long afterStall(long startNanosWished) {
        long stallStart = firstSubmitNanos + stallAfterNanos;
        long stallEnd = stallStart + stallNanos;
        boolean stalled = startNanosWished >= stallStart && startNanosWished < stallEnd;
        return stalled ? stallEnd : startNanosWished;
    }

    @Override
    public int poll(CompletionSink sink) {
        long now = clock.getAsLong();
        int count = 0;
        while (collected < submitted) {
            int slot = (int) (collected % startNanos.length);
            if (endNanos[slot] > now) {
                break;
            }
            sink.completed(collected, startNanos[slot], endNanos[slot]);
            collected++;
            count++;
        }
        return count;
    }

    @Override
    public void checkAnswer() {
        if (collected != submitted) {
            throw new IllegalStateException(
                    collected + " of " + submitted + " requests were collected");
        }
    }

    @Override
    public void close() {}
}
