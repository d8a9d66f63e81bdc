package dev.dyno.harness.trial;

import dev.dyno.harness.place.BoundThread;
import dev.dyno.harness.place.PinnedThreads;
import dev.dyno.results.model.TrialResult.ThreadPlacement;
import dev.dyno.workloads.Spin;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Binds the threads of one workload and remembers which one is measured at present: every round of
 * JMH and every load of an open loop brings a new one.
 *
 * <p>Threading: {@link #bind} is called by the thread to be bound; {@code measured} is volatile, so
 * that the thread which reads the ledger sees the latest.
 */
final class TrialBinder implements ThreadBinder {
    private final PinnedThreads threads;
    private volatile @Nullable BoundThread measured;

    /** Creates a binder; to be called by a thread that is not bound. */
    TrialBinder(PinnedThreads threads) {
        Spin.countCpus();
        this.threads = threads;
    }

    @Override
    public void bind(ThreadRole role) {
        threads.bind(role);
        BoundThread last = measured;
        boolean isNew = last == null || last.javaId() != Thread.currentThread().threadId();
        if (role == ThreadRole.MEASURED && isNew) {
            measured = BoundThread.current();
        }
    }

    /** Returns the thread that was last bound as the measured one, or null before the first. */
    @Nullable BoundThread measured() {
        return measured;
    }

    /** Looks where the bound threads are; see {@link PinnedThreads#sample}. */
    void sample() {
        threads.sample();
    }

    /** Returns one row per role and planned CPU, which holds what was seen of all its threads. */
    List<ThreadPlacement> placements() {
        Map<String, ThreadPlacement> merged = new LinkedHashMap<>();
        for (ThreadPlacement placement : threads.placements()) {
            String key = placement.role() + " " + placement.plannedCpu();
            merged.merge(key, placement, TrialBinder::merge);
        }
        return List.copyOf(merged.values());
    }

    private static ThreadPlacement merge(ThreadPlacement earlier, ThreadPlacement later) {
        Set<Integer> cpus = new TreeSet<>(earlier.observedCpus());
        cpus.addAll(later.observedCpus());
        Set<String> problems = new LinkedHashSet<>();
        for (String problem : new String[] {earlier.problem(), later.problem()}) {
            if (problem != null) {
                problems.add(problem);
            }
        }
        return new ThreadPlacement(
                later.role(),
                later.threadId(),
                later.plannedCpu(),
                new ArrayList<>(cpus),
                earlier.verified() && later.verified(),
                problems.isEmpty() ? null : String.join("; ", problems));
    }
}
