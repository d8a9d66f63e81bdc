package dev.dyno.duet;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The slowdown of a positive control: CPU time burnt by each thread of the benchmark inside the
 * time that JMH measures, once an iteration. The classes that JMH generated for the slowed arm are
 * rewritten to call {@link #dose}.
 *
 * <p>The dose is a share of the iteration, so that the cost of an operation grows by the wanted
 * fraction however short an operation is. Of an iteration that takes a fixed time t, a dose of
 * t·x/(1+x) leaves t/(1+x) for operations; of one that takes as long as its operation does, x times
 * what the last one took without its dose.
 *
 * <p>Threading: {@code doseNanos} is written by the thread that runs JMH while the workers rest,
 * and read by the workers, volatile.
 */
public final class Slowdown {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static volatile long doseNanos;

    private Slowdown() {}

    /** Burns the dose; called by the benchmark's threads. */
    public static void dose() {
        long nanos = doseNanos;
        if (nanos <= 0) {
            return;
        }
        long end = THREADS.getCurrentThreadCpuTime() + nanos;
        // The clock is no intrinsic, so that no compiler can leave this loop out.
        while (THREADS.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** Sets the dose of the iterations to come. */
    static void set(long nanos) {
        doseNanos = nanos;
    }

    /** Returns what {@link #dose} burns. */
    static long doseNanos() {
        return doseNanos;
    }

    /**
     * Returns the dose of an iteration of fixed length.
     *
     * @param fraction by which an operation is to cost more
     */
    static long ofSlice(double fraction, long sliceNanos) {
        return Math.round(sliceNanos * fraction / (1 + fraction));
    }

    /**
     * Returns the dose of an iteration that takes as long as its operation does.
     *
     * @param lastCpuNanos what the last iteration took
     * @param lastDoseNanos what was burnt in it
     */
    static long ofShot(double fraction, long lastCpuNanos, long lastDoseNanos) {
        return Math.max(0, Math.round((lastCpuNanos - lastDoseNanos) * fraction));
    }
}
