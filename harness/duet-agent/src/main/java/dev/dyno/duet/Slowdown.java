package dev.dyno.duet;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * An injected slowdown: time burnt by each thread of the benchmark inside the time that JMH
 * measures, at the end of each iteration, on work of a {@link SlowdownKind}. The classes that JMH
 * generated for the slowed arm are rewritten to call {@link #begin} when an iteration starts its
 * clock, and {@link #dose} before it reads it again.
 *
 * <p>The dose is a share of the time that the operations of that very iteration took. So the cost
 * of an operation grows by exactly the wanted fraction, however short an operation is, however long
 * the iteration became, and whoever else was on the CPU.
 *
 * <p>Threading: {@code fraction} and {@code injected} are written by the thread that runs JMH while
 * the workers rest, and read by the workers, volatile. The clock at the start is each thread's own.
 */
public final class Slowdown {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final ThreadLocal<long[]> BEGUN = ThreadLocal.withInitial(() -> new long[1]);

    private static volatile double fraction;
    private static volatile Injected injected = new Injected(SlowdownKind.SPIN);

    /** A kind and its work. */
    private static final class Injected {
        private final SlowdownKind kind;
        private final WastedWork work;

        Injected(SlowdownKind kind) {
            this.kind = kind;
            this.work = WastedWork.of(kind);
        }

        long now() {
            return kind.isOfWallTime() ? System.nanoTime() : THREADS.getCurrentThreadCpuTime();
        }
    }

    private Slowdown() {}

    /** Notes the time before the first operation; called by the benchmark's threads. */
    public static void begin() {
        if (fraction > 0) {
            BEGUN.get()[0] = injected.now();
        }
    }

    /** Burns a share of the time since {@link #begin}; called by the benchmark's threads. */
    public static void dose() {
        double share = fraction;
        if (share <= 0) {
            return;
        }
        Injected dosed = injected;
        long now = dosed.now();
        long end = now + Math.round(share * (now - BEGUN.get()[0]));
        dosed.work.setBusy(true);
        // The clock is no intrinsic, so that no compiler can leave this loop out.
        while (dosed.now() < end) {
            dosed.work.piece();
        }
        dosed.work.setBusy(false);
    }

    /**
     * Sets what the iterations to come are slowed by.
     *
     * @param kind whose second thread, if it has one, is started here
     * @param byFraction by which an operation is to cost more, 0 for not at all
     */
    static void set(SlowdownKind kind, double byFraction) {
        injected = new Injected(kind);
        fraction = byFraction;
    }
}
