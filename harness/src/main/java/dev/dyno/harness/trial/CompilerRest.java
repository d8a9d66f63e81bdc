package dev.dyno.harness.trial;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits between two rounds of warm-up until the compilers have worked off their queue. On a machine
 * with few CPUs they share one with the threads of the workload: a round that runs beside them
 * shows them and not the code, and keeps them from their work.
 *
 * <p>The JVM counts a compilation when it is over, so that one under way is seen by the CPU time of
 * the process alone. No thread of the workload may be running. Used by one thread.
 */
final class CompilerRest {
    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);
    private static final double BUSY_SHARE_MAX = 0.1;

    private final OperatingSystemMXBean process =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /**
     * Returns when the process has used less than a tenth of a CPU for a moment, or at a limit.
     *
     * @return how long that took, in nanoseconds
     */
    long await() {
        long startNanos = System.nanoTime();
        long nowNanos = startNanos;
        long cpuNanos = process.getProcessCpuTime();
        boolean isBusy = cpuNanos >= 0;
        while (isBusy && nowNanos - startNanos < LIMIT_NANOS) {
            LockSupport.parkNanos(WINDOW_NANOS);
            long laterNanos = System.nanoTime();
            long laterCpuNanos = process.getProcessCpuTime();
            isBusy = laterCpuNanos - cpuNanos > BUSY_SHARE_MAX * (laterNanos - nowNanos);
            nowNanos = laterNanos;
            cpuNanos = laterCpuNanos;
        }
        return nowNanos - startNanos;
    }
}
