package dev.dyno.harness.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.dyno.harness.place.BoundThread;
import dev.dyno.harness.place.CpuSet;
import dev.dyno.harness.place.SystemFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the counters of the cause ledger for one measured thread. Files stay open and buffers are
 * reused; a snapshot is a few system calls, whose cost {@link #snapshotCostNanos} measures.
 *
 * <p>The counters, and where they come from (proc(5)):
 *
 * <pre>
 *   run delay            second number of /proc/self/task/TID/schedstat
 *   CPU time             the thread's CPU clock, through ThreadMXBean
 *   page faults          fields 10 and 12 of /proc/self/task/TID/stat
 *   migrations           nr_migrations of /proc/self/task/TID/sched, or else changes of field 39
 *                        of its stat between snapshots
 *   steal                eighth number of the line cpu of /proc/stat
 *   foreign CPU time     busy time of the usable CPUs in /proc/stat, less fields 14 to 17 of
 *                        /proc/self/stat and 14 and 15 of the harness's
 *   pressure             total of the line some of /proc/pressure/cpu
 *   GC, JIT              GarbageCollectorMXBean, CompilationMXBean
 * </pre>
 *
 * <p>Threading: not for several threads at a time; any thread may read, also another than the
 * measured one.
 */
public final class LedgerReader implements AutoCloseable {
    /** The kernel counts in these units towards user space on every architecture in use. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final int SMALL_FILE_BYTES = 1024;
    private static final int SCHED_FILE_BYTES = 8192;

    /** Ten numbers of at most 20 digits and the name. */
    private static final int CPU_LINE_BYTES = 224;

    private static final int COST_ROUNDS = 101;
    private static final byte[] MIGRATIONS = "nr_migrations".getBytes(US_ASCII);
    private static final byte[] TOTAL = "total=".getBytes(US_ASCII);
    private static final byte[] ALL_CPUS = "cpu ".getBytes(US_ASCII);

    private final BoundThread thread;
    private final JvmCounters jvm;
    private final ProcFile threadStat;
    private final ProcFile threadSchedstat;
    private final ProcFile threadSched;
    private final ProcFile machineStat;
    private final ProcFile pressure;
    private final ProcFile ownStat;
    private final List<ProcFile> relatives = new ArrayList<>();
    private final byte[][] cpuKeys;
    private final boolean countsMigrations;
    private long lastCpu = ProcFile.UNKNOWN;
    private long cpuChanges;

    /**
     * Opens the counters of this machine.
     *
     * @param thread the measured thread
     * @param cpus the CPUs that this process may use
     * @param relatives processes beside this one whose work is ours too, as the harness's own
     */
    public LedgerReader(BoundThread thread, CpuSet cpus, List<Long> relatives) {
        this(SystemFiles.ofThisMachine(), new ManagementCounters(), thread, cpus, relatives);
    }

    LedgerReader(
            SystemFiles files,
            JvmCounters jvm,
            BoundThread thread,
            CpuSet cpus,
            List<Long> relatives) {
        this.thread = thread;
        this.jvm = jvm;
        String task = "proc/self/task/" + thread.kernelId() + "/";
        threadStat = new ProcFile(files.path(task + "stat"), SMALL_FILE_BYTES);
        threadSchedstat = new ProcFile(files.path(task + "schedstat"), SMALL_FILE_BYTES);
        threadSched = new ProcFile(files.path(task + "sched"), SCHED_FILE_BYTES);
        int lines = cpus.isEmpty() ? 1 : cpus.ids().getLast() + 2;
        machineStat = new ProcFile(files.path("proc/stat"), lines * CPU_LINE_BYTES);
        pressure = new ProcFile(files.path("proc/pressure/cpu"), SMALL_FILE_BYTES);
        ownStat = new ProcFile(files.path("proc/self/stat"), SMALL_FILE_BYTES);
        for (long relative : relatives) {
            this.relatives.add(
                    new ProcFile(files.path("proc/" + relative + "/stat"), SMALL_FILE_BYTES));
        }
        cpuKeys =
                cpus.ids().stream()
                        .map(id -> ("cpu" + id + " ").getBytes(US_ASCII))
                        .toArray(byte[][]::new);
        threadSched.refresh();
        countsMigrations = migrationsCounter() != ProcFile.UNKNOWN;
    }

    /** Reads every counter now. */
    public Snapshot snapshot() {
        long timeNanos = System.nanoTime();
        threadStat.refresh();
        threadSchedstat.refresh();
        machineStat.refresh();
        pressure.refresh();
        int faults = threadStat.behindName();
        return new Snapshot(
                timeNanos,
                threadSchedstat.number(0, 1),
                jvm.threadCpuNanos(thread.javaId()),
                ticksToNanos(machineStat.number(machineStat.behindLineStart(ALL_CPUS), 7)),
                pressure.number(pressure.behind(TOTAL), 0),
                jvm.gcCount(),
                jvm.gcNanos(),
                jvm.jitNanos(),
                migrations(),
                threadStat.number(faults, statIndex(10)),
                threadStat.number(faults, statIndex(12)),
                ticksToNanos(busyTicks()),
                ticksToNanos(ownTicks()),
                cpuKeys.length);
    }

    /** Returns where each counter comes from, or why it is not known here. */
    public Map<String, String> sources() {
        Snapshot now = snapshot();
        Map<String, String> sources = new LinkedHashMap<>();
        name(sources, "run_delay", now.runDelayNanos(), "schedstat of the thread");
        name(sources, "cpu_time", now.cpuNanos(), "CPU clock of the thread");
        name(sources, "steal", now.stealNanos(), "/proc/stat");
        name(sources, "pressure_cpu", now.pressureCpuMicros(), "/proc/pressure/cpu");
        name(sources, "gc", now.gcNanos(), "GarbageCollectorMXBean, pauses only");
        name(sources, "jit", now.jitNanos(), "CompilationMXBean");
        name(
                sources,
                "migrations",
                now.migrations(),
                countsMigrations
                        ? "nr_migrations in sched of the thread"
                        : "changes of CPU between snapshots, in stat of the thread");
        name(sources, "page_faults", now.minorFaults(), "stat of the thread");
        name(
                sources,
                "foreign_cpu",
                Math.min(now.busyNanos(), now.ownNanos()),
                "/proc/stat of " + cpuKeys.length + " CPUs less our own processes");
        return sources;
    }

    /** Measures what a snapshot costs the thread that takes it: the median of many. */
    public long snapshotCostNanos() {
        long[] costs = new long[COST_ROUNDS];
        for (int round = 0; round < COST_ROUNDS; round++) {
            long start = snapshot().timeNanos();
            costs[round] = System.nanoTime() - start;
        }
        Arrays.sort(costs);
        return costs[COST_ROUNDS / 2];
    }

    private static void name(
            Map<String, String> sources, String counter, long value, String source) {
        sources.put(counter, value < 0 ? "not known on this machine" : source);
    }

    private long migrations() {
        if (countsMigrations) {
            threadSched.refresh();
            return migrationsCounter();
        }
        long cpu = threadStat.number(threadStat.behindName(), statIndex(39));
        if (cpu == ProcFile.UNKNOWN) {
            return ProcFile.UNKNOWN;
        }
        if (lastCpu != ProcFile.UNKNOWN && cpu != lastCpu) {
            cpuChanges++;
        }
        lastCpu = cpu;
        return cpuChanges;
    }

    private long migrationsCounter() {
        return threadSched.number(threadSched.behind(MIGRATIONS), 0);
    }

    /** User, nice, system, interrupts and soft interrupts; guests are part of user. */
    private long busyTicks() {
        long busy = 0;
        for (byte[] key : cpuKeys) {
            int line = machineStat.behindLineStart(key);
            busy = plus(busy, machineStat, line, 0);
            busy = plus(busy, machineStat, line, 1);
            busy = plus(busy, machineStat, line, 2);
            busy = plus(busy, machineStat, line, 5);
            busy = plus(busy, machineStat, line, 6);
        }
        return cpuKeys.length == 0 ? ProcFile.UNKNOWN : busy;
    }

    /** Ours are this process, its children that have ended, and its relatives. */
    private long ownTicks() {
        ownStat.refresh();
        long own = 0;
        for (int field = 14; field <= 17; field++) {
            own = plus(own, ownStat, ownStat.behindName(), statIndex(field));
        }
        for (ProcFile relative : relatives) {
            relative.refresh();
            own = plus(own, relative, relative.behindName(), statIndex(14));
            own = plus(own, relative, relative.behindName(), statIndex(15));
        }
        return own;
    }

    private static long plus(long sum, ProcFile file, int line, int index) {
        long value = file.number(line, index);
        return sum == ProcFile.UNKNOWN || value == ProcFile.UNKNOWN
                ? ProcFile.UNKNOWN
                : sum + value;
    }

    /** The word behind the name is field 3 of proc_pid_stat(5). */
    private static int statIndex(int field) {
        return field - 3;
    }

    private static long ticksToNanos(long ticks) {
        return ticks == ProcFile.UNKNOWN ? ProcFile.UNKNOWN : ticks * NANOS_PER_TICK;
    }

    @Override
    public void close() {
        threadStat.close();
        threadSchedstat.close();
        threadSched.close();
        machineStat.close();
        pressure.close();
        ownStat.close();
        relatives.forEach(ProcFile::close);
    }
}
