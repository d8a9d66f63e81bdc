package dev.dyno.duet;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the counters of this JVM before and after each slice. Used by one thread. */
final class SliceMeter {
    private final Workers workers;
    private final List<GarbageCollectorMXBean> collectors =
            ManagementFactory.getGarbageCollectorMXBeans();
    private final @Nullable CompilationMXBean compiler = compiler();
    private final @Nullable OperatingSystemMXBean process =
            ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean
                    ? (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()
                    : null;
    private final long[] before = new long[Slice.WORDS];
    private long startEpochMillis;

    SliceMeter(Workers workers) {
        this.workers = workers;
    }

    private static @Nullable CompilationMXBean compiler() {
        CompilationMXBean bean = ManagementFactory.getCompilationMXBean();
        return bean != null && bean.isCompilationTimeMonitoringSupported() ? bean : null;
    }

    /** Reads the counters; the clock last, so that reading them is not part of the slice. */
    void begin() {
        startEpochMillis = System.currentTimeMillis();
        readCounters(before);
        before[Slice.WALL_NANOS] = System.nanoTime();
    }

    /**
     * Reads the counters again.
     *
     * @param operations how many operations there were
     * @param scoreNanosPerOperation JMH's own figure or NaN
     */
    Slice end(long operations, double scoreNanosPerOperation) {
        long[] words = new long[Slice.WORDS];
        words[Slice.WALL_NANOS] = System.nanoTime();
        readCounters(words);
        for (int index = Slice.WALL_NANOS; index < Slice.WORDS; index++) {
            boolean isKnown = before[index] >= 0 || index == Slice.WALL_NANOS;
            words[index] = isKnown ? words[index] - before[index] : Slice.UNKNOWN;
        }
        words[Slice.START_NANOS] = before[Slice.WALL_NANOS];
        words[Slice.START_EPOCH_MILLIS] = startEpochMillis;
        words[Slice.OPERATIONS] = operations;
        words[Slice.SCORE_NANOS_BITS] = Double.doubleToRawLongBits(scoreNanosPerOperation);
        return Slice.of(words);
    }

    private void readCounters(long[] words) {
        words[Slice.CPU_NANOS] = workers.cpuNanos();
        words[Slice.RUN_DELAY_NANOS] = workers.runDelayNanos();
        words[Slice.ALLOCATED_BYTES] = workers.allocatedBytes();
        words[Slice.PROCESS_CPU_NANOS] =
                process == null ? Slice.UNKNOWN : process.getProcessCpuTime();
        long count = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            count += Math.max(0, collector.getCollectionCount());
            millis += Math.max(0, collector.getCollectionTime());
        }
        words[Slice.GC_COUNT] = count;
        words[Slice.GC_MILLIS] = millis;
        words[Slice.JIT_MILLIS] =
                compiler == null ? Slice.UNKNOWN : compiler.getTotalCompilationTime();
    }
}
