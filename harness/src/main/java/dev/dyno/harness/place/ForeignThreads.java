package dev.dyno.harness.place;

import dev.dyno.harness.place.LinuxThreads.Refusal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Threads of other processes of the same user, bound and looked at from outside. Where this machine
 * knows no binding, every method says so and does nothing. May be used by several threads.
 */
public final class ForeignThreads {
    private final LinuxThreads threads;
    private final SystemFiles files;

    /** Creates a view of this machine's threads. */
    public ForeignThreads() {
        this(LinuxThreads.system(), SystemFiles.ofThisMachine());
    }

    ForeignThreads(LinuxThreads threads, SystemFiles files) {
        this.threads = threads;
        this.files = files;
    }

    /**
     * Binds a thread to one CPU and reads back what the kernel made of it.
     *
     * @param threadId the kernel's
     * @return what went wrong, or null
     */
    public @Nullable String bind(long threadId, int cpu) {
        if (!threads.isAvailable()) {
            return threads.problem();
        }
        BitSet wanted = CpuSet.of(cpu).mask();
        Refusal refusal = threads.bind((int) threadId, wanted);
        if (refusal != null) {
            return "could not be bound to CPU " + cpu + ": " + refusal.message();
        }
        BitSet mask = threads.affinity((int) threadId);
        return mask == null || mask.equals(wanted)
                ? null
                : "its mask allows CPU " + CpuSet.of(mask) + " instead of CPU " + cpu;
    }

    /**
     * Moves all threads of a process to some CPUs; threads that these start later follow.
     *
     * @param except threads that stay where they are
     * @return which threads could not be moved, and why
     */
    public List<String> confineOthers(long processId, Set<Long> except, CpuSet cpus) {
        if (!threads.isAvailable()) {
            return List.of(String.valueOf(threads.problem()));
        }
        List<Integer> others = new ArrayList<>();
        for (String name : files.names("proc/" + processId + "/task")) {
            long threadId = SystemFiles.parse(name).orElse(-1);
            if (threadId > 0 && !except.contains(threadId)) {
                others.add((int) threadId);
            }
        }
        Confinement confinement = new Confinement(threads);
        confinement.confine(others, cpus);
        return confinement.problems();
    }

    /** Returns the CPU on which a thread ran last, or empty if there is no such thread. */
    public OptionalInt processor(long processId, long threadId) {
        return ThreadStat.processor(files, Long.toString(processId), threadId);
    }
}
