package dev.dyno.harness.ledger;

import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the platform's management beans. Collectors that work beside the application report both
 * their cycles and their pauses; only what stops the application counts here.
 */
final class ManagementCounters implements JvmCounters {
    private final List<GarbageCollectorMXBean> collectors =
            ManagementFactory.getGarbageCollectorMXBeans().stream()
                    .filter(bean -> stopsTheApplication(bean.getName()))
                    .toList();
    private final @Nullable CompilationMXBean compilation = compilation();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    static boolean stopsTheApplication(String collector) {
        return !collector.endsWith("Cycles") && !collector.contains("Concurrent");
    }

    private static @Nullable CompilationMXBean compilation() {
        CompilationMXBean bean = ManagementFactory.getCompilationMXBean();
        return bean != null && bean.isCompilationTimeMonitoringSupported() ? bean : null;
    }

    @Override
    public long gcCount() {
        long count = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            count += Math.max(collector.getCollectionCount(), 0);
        }
        return count;
    }

    @Override
    public long gcNanos() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += Math.max(collector.getCollectionTime(), 0);
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Override
    public long jitNanos() {
        return compilation == null
                ? ProcFile.UNKNOWN
                : TimeUnit.MILLISECONDS.toNanos(compilation.getTotalCompilationTime());
    }

    @Override
    public long threadCpuNanos(long javaThreadId) {
        if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
            return ProcFile.UNKNOWN;
        }
        return javaThreadId == Thread.currentThread().threadId()
                ? threads.getCurrentThreadCpuTime()
                : threads.getThreadCpuTime(javaThreadId);
    }
}
