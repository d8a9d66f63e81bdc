package dev.dyno.harness.place;

import dev.dyno.workloads.ThreadRole;
import java.util.EnumMap;
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

    /**
     * Makes the best plan for a machine in which some roles have the CPUs that a user names, even
     * if this process may not use them: the binding then fails, and the result says so. The JVM's
     * own threads keep off the CPU that the measured thread was given, where there is another.
     *
     * @param pins CPUs by the roles' ids; WORKER is the first of the workers
     */
    public static PlacementPlan of(Topology topology, Map<String, Integer> pins) {
        PlacementPlan best = of(topology);
        if (pins.isEmpty()) {
            return best;
        }
        Map<ThreadRole, Integer> cpus = new EnumMap<>(ThreadRole.class);
        cpus.putAll(best.cpus());
        List<Integer> workers = best.workers();
        for (ThreadRole role : ThreadRole.values()) {
            Integer cpu = pins.get(role.id());
            if (cpu != null && role == ThreadRole.WORKER) {
                workers = List.of(cpu);
            } else if (cpu != null) {
                cpus.put(role, cpu);
            }
        }
        return new PlacementPlan(
                cpus, workers, housekeeping(best, topology, cpus), CpuSet.NONE, best.limits());
    }

    private static CpuSet housekeeping(
            PlacementPlan best, Topology topology, Map<ThreadRole, Integer> cpus) {
        Integer measured = cpus.get(ThreadRole.MEASURED);
        if (measured == null || !best.housekeeping().contains(measured)) {
            return best.housekeeping();
        }
        CpuSet taken = CpuSet.of(measured);
        CpuSet rest = best.housekeeping().minus(taken);
        CpuSet others = rest.isEmpty() ? topology.usable().minus(taken) : rest;
        return others.isEmpty() ? best.housekeeping() : others;
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
