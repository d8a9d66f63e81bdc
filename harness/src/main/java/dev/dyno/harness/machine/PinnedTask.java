package dev.dyno.harness.machine;

import dev.dyno.harness.place.CpuSet;
import dev.dyno.harness.place.PinnedThreads;
import dev.dyno.harness.place.PlacementPlan;
import dev.dyno.results.model.TrialResult.ThreadPlacement;
import dev.dyno.workloads.ThreadRole;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Runs a probe in a thread of its own that is bound to one CPU, and says whether it stayed. */
final class PinnedTask<T> {
    private final PinnedThreads pinned;
    private final FutureTask<T> task;

    private PinnedTask(PinnedThreads pinned, FutureTask<T> task) {
        this.pinned = pinned;
        this.task = task;
    }

    /**
     * What came of it.
     *
     * @param problem why the thread was not on its CPU all the time, or null
     */
    record Outcome<T>(T value, @Nullable String problem) {
        boolean isVerified() {
            return problem == null;
        }
    }

    /** Starts a probe on a CPU; it begins even if the thread cannot be bound. */
    static <T> PinnedTask<T> start(int cpu, Callable<T> body) {
        PinnedThreads pinned =
                new PinnedThreads(
                        new PlacementPlan(
                                Map.of(ThreadRole.MEASURED, cpu),
                                List.of(),
                                CpuSet.NONE,
                                CpuSet.NONE,
                                List.of()));
        FutureTask<T> task =
                new FutureTask<>(() -> {
                    pinned.bind(ThreadRole.MEASURED);
                    T value = body.call();
                    pinned.sample();
                    return value;
                });
        Thread.ofPlatform().daemon().name("probe-cpu-" + cpu).start(task);
        return new PinnedTask<>(pinned, task);
    }

    /** Runs a probe on a CPU and waits for it. */
    static <T> Outcome<T> run(int cpu, Callable<T> body) throws InterruptedException {
        return start(cpu, body).await();
    }

    /** Waits for the probe. */
    Outcome<T> await() throws InterruptedException {
        try {
            T value = task.get();
            ThreadPlacement placement = pinned.placements().getFirst();
            return new Outcome<>(value, placement.problem());
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a probe failed", failure.getCause());
        }
    }
}
