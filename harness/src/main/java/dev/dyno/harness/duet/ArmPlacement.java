package dev.dyno.harness.duet;

import dev.dyno.harness.place.CpuSet;
import dev.dyno.harness.place.ForeignThreads;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where one arm's threads run: the benchmark's thread on the CPU that all arms share, the JVM's own
 * threads elsewhere, and whether it stayed so. A benchmark of several threads is not bound, since
 * how they interact is what is measured. Used by one thread.
 */
final class ArmPlacement {
    private final ForeignThreads threads;
    private final @Nullable Integer plannedCpu;
    private final CpuSet housekeeping;
    private final BitSet observed = new BitSet();
    private final Set<String> problems = new LinkedHashSet<>();
    private long processId;
    private long[] workers = {};

    /**
     * Plans an arm's placement.
     *
     * @param plannedCpu of the only worker, or null for none
     * @param housekeeping where the other threads go if the worker is bound
     */
    ArmPlacement(ForeignThreads threads, @Nullable Integer plannedCpu, CpuSet housekeeping) {
        this.threads = threads;
        this.plannedCpu = plannedCpu;
        this.housekeeping = housekeeping;
    }

    /**
     * Binds the threads of an arm that is ready.
     *
     * @param jmhProcessId the process that forked the benchmark's JVM
     * @param forkProcessId the benchmark's JVM
     * @param workerIds the kernel's ids of the threads that run the benchmark
     */
    void bind(long jmhProcessId, long forkProcessId, long[] workerIds) {
        processId = forkProcessId;
        workers = workerIds.clone();
        if (plannedCpu == null) {
            return;
        }
        if (workers.length != 1) {
            problems.add(
                    workers.length == 0
                            ? "this JVM does not tell which thread runs the benchmark"
                            : workers.length + " threads run a benchmark of one thread");
            return;
        }
        String problem = threads.bind(workers[0], plannedCpu);
        if (problem != null) {
            problems.add(problem);
            return;
        }
        if (!housekeeping.isEmpty() && !housekeeping.contains(plannedCpu)) {
            Set<Long> except = new HashSet<>(Collections.singleton(workers[0]));
            problems.addAll(threads.confineOthers(forkProcessId, except, housekeeping));
            problems.addAll(threads.confineOthers(jmhProcessId, Set.of(), housekeeping));
        }
    }

    /** Looks where the benchmark's threads are. */
    void sample() {
        for (long worker : workers) {
            threads.processor(processId, worker).ifPresent(this::see);
        }
    }

    private void see(int cpu) {
        observed.set(cpu);
        if (plannedCpu != null && plannedCpu != cpu) {
            problems.add("was seen on CPU " + cpu + " instead of CPU " + plannedCpu);
        }
    }

    @Nullable Integer plannedCpu() {
        return plannedCpu;
    }

    List<Integer> observedCpus() {
        return new ArrayList<>(CpuSet.of(observed).ids());
    }

    /** Answers whether the benchmark's thread was bound and seen on its CPU only. */
    boolean isVerified() {
        return plannedCpu != null && problems.isEmpty() && !observed.isEmpty();
    }

    /** Returns what went wrong, or null. */
    @Nullable String problem() {
        return problems.isEmpty() ? null : String.join("; ", problems);
    }
}
