package dev.dyno.harness.place;

import dev.dyno.workloads.ThreadRole;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which CPU each role gets, and where the JVM's own threads go. Immutable.
 *
 * @param cpus the CPU of each role; WORKER is not among them
 * @param workers the CPUs of further workers, in the order in which they ask; repeated when there
 *     are more workers
 * @param housekeeping where all other threads of the JVM go
 * @param keptEmpty CPUs that share the measured thread's core and get no thread
 * @param limits what this machine does not allow, in sentences for a reader; empty when nothing
 */
public record PlacementPlan(
        Map<ThreadRole, Integer> cpus,
        List<Integer> workers,
        CpuSet housekeeping,
        CpuSet keptEmpty,
        List<String> limits) {

    /** Copies the collections. */
    public PlacementPlan {
        cpus = Map.copyOf(cpus);
        workers = List.copyOf(workers);
        limits = List.copyOf(limits);
    }

    /** Makes the best plan for a machine. */
    public static PlacementPlan of(Topology topology) {
        return new Planner(topology).plan();
    }

    /** Returns the CPU of a role; for WORKER that of the first. */
    public OptionalInt cpu(ThreadRole role) {
        return role == ThreadRole.WORKER ? workerCpu(0) : of(cpus.get(role));
    }

    /** Returns the CPU of the worker that asks as number {@code index}, from 0. */
    public OptionalInt workerCpu(int index) {
        return workers.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(workers.get(Math.floorMod(index, workers.size())));
    }

    private static OptionalInt of(@Nullable Integer cpu) {
        return cpu == null ? OptionalInt.empty() : OptionalInt.of(cpu);
    }
}
