package dev.dyno.harness.place;

import dev.dyno.harness.place.LinuxThreads.Refusal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Threads that were moved out of the way, and their masks before that. Closing it gives the masks
 * back. Used by one thread.
 */
public final class Confinement implements AutoCloseable {
    private final LinuxThreads threads;
    private final Map<Integer, BitSet> masksBefore = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    Confinement(LinuxThreads threads) {
        this.threads = threads;
    }

    void fail(String problem) {
        problems.add(problem);
    }

    void confine(List<Integer> threadIds, CpuSet cpus) {
        for (int threadId : threadIds) {
            BitSet before = threads.affinity(threadId);
            if (before == null) {
                // It has ended since it was listed.
                continue;
            }
            Refusal refusal = threads.bind(threadId, cpus.mask());
            if (refusal == null) {
                masksBefore.put(threadId, before);
            } else if (!refusal.isNoSuchThread()) {
                fail("thread " + threadId + " stays where it is: " + refusal.message());
            }
        }
    }

    /** Returns how many threads were moved. */
    public int threadCount() {
        return masksBefore.size();
    }

    /** Returns which threads could not be moved, and why. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Gives the threads that still run their masks back; a second call does nothing. */
    @Override
    public void close() {
        masksBefore.forEach((threadId, mask) -> {
            Refusal refusal = threads.bind(threadId, mask);
            if (refusal != null && !refusal.isNoSuchThread()) {
                fail("thread " + threadId + " stays confined: " + refusal.message());
            }
        });
        masksBefore.clear();
    }
}
