package dev.dyno.duet;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The threads that JMH runs the benchmark on, and what the JVM and the kernel count for them. Used
 * by one thread while the workers rest, so that the kernel's counters are up to date.
 */
final class Workers {
    /** What JMH's names of its workers contain, since its first releases. */
    private static final String NAME_PART = "-jmh-worker-";

    /** A thread in the JVM's own listing: its name, and the kernel's id in either notation. */
    private static final Pattern LISTED =
            Pattern.compile("(?m)^\"(.*)\" #\\d+.* nid=(0x[0-9a-f]+|\\d+)");

    private final long[] javaIds;
    private final long[] kernelIds;
    private final @Nullable ThreadMXBean threads;
    private final List<RandomAccessFile> schedulerStatistics;
    private final byte[] text = new byte[128];

    private Workers(long[] javaIds, long[] kernelIds) {
        this.javaIds = javaIds;
        this.kernelIds = kernelIds;
        java.lang.management.ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        this.threads = bean instanceof ThreadMXBean ? (ThreadMXBean) bean : null;
        this.schedulerStatistics = open(kernelIds);
    }

    /** Looks for the workers, which exist once JMH has run an iteration. */
    static Workers find() {
        List<Long> javaIds = new ArrayList<>();
        Map<String, Long> byName = kernelIdsByName();
        List<Long> kernelIds = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().contains(NAME_PART)) {
                javaIds.add(thread.getId());
                Long kernelId = byName.get(thread.getName());
                if (kernelId != null) {
                    kernelIds.add(kernelId);
                }
            }
        }
        boolean areAllKnown = kernelIds.size() == javaIds.size();
        return new Workers(toArray(javaIds), areAllKnown ? toArray(kernelIds) : new long[0]);
    }

    private static long[] toArray(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    /** Asks the JVM for its listing of threads, the only place where it tells the kernel's ids. */
    private static Map<String, Long> kernelIdsByName() {
        Map<String, Long> ids = new HashMap<>();
        try {
            Object listing =
                    ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                    "threadPrint",
                                    new Object[] {new String[0]},
                                    new String[] {String[].class.getName()});
            Matcher matcher = LISTED.matcher(String.valueOf(listing));
            while (matcher.find()) {
                ids.put(matcher.group(1), Long.decode(matcher.group(2)));
            }
        } catch (JMException | SecurityException otherJvm) {
            // Without kernel ids nothing is pinned and run delay stays unknown, which slices say.
            ids.clear();
        }
        return ids;
    }

    private static List<RandomAccessFile> open(long[] kernelIds) {
        List<RandomAccessFile> files = new ArrayList<>();
        try {
            for (long id : kernelIds) {
                files.add(new RandomAccessFile("/proc/self/task/" + id + "/schedstat", "r"));
            }
            return files;
        } catch (IOException otherKernel) {
            for (RandomAccessFile file : files) {
                close(file);
            }
            return List.of();
        }
    }

    private static void close(RandomAccessFile file) {
        try {
            file.close();
        } catch (IOException alreadyGone) {
            // A file of /proc that cannot be closed has nothing to lose.
            assert alreadyGone != null;
        }
    }

    /** Returns the kernel's ids, or none where the JVM does not tell them. */
    long[] kernelIds() {
        return kernelIds.clone();
    }

    /** Returns the CPU time of all workers, or -1. */
    long cpuNanos() {
        if (threads == null || javaIds.length == 0 || !threads.isThreadCpuTimeSupported()) {
            return Slice.UNKNOWN;
        }
        return sum(threads.getThreadCpuTime(javaIds));
    }

    /** Returns what all workers have allocated, or -1. */
    long allocatedBytes() {
        if (threads == null || javaIds.length == 0 || !threads.isThreadAllocatedMemorySupported()) {
            return Slice.UNKNOWN;
        }
        return sum(threads.getThreadAllocatedBytes(javaIds));
    }

    /** Returns how long all workers waited for a CPU, or -1. */
    long runDelayNanos() {
        if (schedulerStatistics.isEmpty()) {
            return Slice.UNKNOWN;
        }
        long sum = 0;
        for (RandomAccessFile file : schedulerStatistics) {
            long nanos = runDelayNanos(file);
            if (nanos < 0) {
                return Slice.UNKNOWN;
            }
            sum += nanos;
        }
        return sum;
    }

    /** The second of three numbers: time on a CPU, time waiting for one, and how often. */
    private long runDelayNanos(RandomAccessFile file) {
        try {
            file.seek(0);
            int length = file.read(text);
            if (length <= 0) {
                return Slice.UNKNOWN;
            }
            String[] words =
                    new String(text, 0, length, StandardCharsets.ISO_8859_1).trim().split(" ", -1);
            return words.length < 2 ? Slice.UNKNOWN : Long.parseLong(words[1]);
        } catch (IOException | NumberFormatException gone) {
            return Slice.UNKNOWN;
        }
    }

    private static long sum(long[] values) {
        boolean areAllKnown = Arrays.stream(values).allMatch(value -> value >= 0);
        return areAllKnown ? Arrays.stream(values).sum() : Slice.UNKNOWN;
    }
}
