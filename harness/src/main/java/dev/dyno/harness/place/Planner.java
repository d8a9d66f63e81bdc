package dev.dyno.harness.place;

import dev.dyno.harness.place.Topology.LogicalCpu;
import dev.dyno.workloads.ThreadRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a {@link PlacementPlan}.
 *
 * <p>A core is the unit: of each core one CPU is given out, and its other CPUs stay empty as long
 * as there are cores enough. The measured thread chooses first; the load threads then take the
 * cores nearest to it, so that what they hand over crosses the last-level cache and not the socket.
 *
 * <pre>
 *   cores   measured   generator   drainer   JVM's own threads
 *   4+      1st        2nd         3rd       all the others
 *   3       1st        2nd         3rd       with the drainer
 *   2, SMT  1st        2nd         2nd's sibling (shared by drainer and JVM)
 *   2       1st        2nd         2nd       2nd
 *   1, SMT  a          b           b         b
 *   1       a          a           a         a
 * </pre>
 */
final class Planner {
    private final Topology topology;
    private final List<String> limits = new ArrayList<>();

    Planner(Topology topology) {
        this.topology = topology;
    }

    PlacementPlan plan() {
        List<Core> cores = cores();
        if (cores.isEmpty()) {
            return new PlacementPlan(
                    Map.of(),
                    List.of(),
                    CpuSet.NONE,
                    CpuSet.NONE,
                    List.of("No CPU is known that this process may use: no thread is bound."));
        }
        Core first = cores.stream().max(QUIETNESS).orElseThrow();
        List<Core> others = new ArrayList<>(cores);
        others.remove(first);
        others.sort(Comparator.comparingInt((Core core) -> near(first, core)).reversed());
        if (others.isEmpty()) {
            return onOneCore(first);
        }
        return onCores(first, others);
    }

    /** The CPUs of one core that this process can use; {@code best} is given out first. */
    private record Core(
            int best, CpuSet usable, boolean whole, boolean boot, boolean calm, int capacity) {}

    /** Fast before slow, isolated before not, not the boot CPU's core, siblings all ours. */
    private static final Comparator<Core> QUIETNESS =
            Comparator.comparingInt(Core::capacity)
                    .thenComparing(Core::calm)
                    .thenComparing(core -> !core.boot())
                    .thenComparing(Core::whole)
                    .thenComparingInt(Core::best);

    private List<Core> cores() {
        List<Core> cores = new ArrayList<>();
        for (CpuSet siblings : topology.cores()) {
            CpuSet usable = siblings.intersect(topology.usable());
            if (usable.isEmpty()) {
                continue;
            }
            int best = usable.ids().stream().max(this::compareCpus).orElseThrow();
            LogicalCpu cpu = topology.cpu(best);
            cores.add(
                    new Core(
                            best,
                            usable,
                            usable.equals(siblings),
                            siblings.contains(0),
                            topology.isolated().contains(best),
                            cpu.capacity()));
        }
        return cores;
    }

    private int compareCpus(int left, int right) {
        return Comparator.<Integer, Boolean>comparing(topology.isolated()::contains)
                .thenComparing(topology.nohzFull()::contains)
                .thenComparing(id -> id != 0)
                .thenComparing(Comparator.reverseOrder())
                .compare(left, right);
    }

    /** A greater value for a better partner of the measured core. */
    private int near(Core measured, Core other) {
        boolean sharesCache =
                topology.lastLevelCacheSharers(measured.best()).contains(other.best());
        boolean sharesSocket =
                topology.cpu(measured.best()).socket() == topology.cpu(other.best()).socket();
        return (sharesCache ? 16 : 0)
                + (sharesSocket ? 8 : 0)
                + (other.calm() ? 4 : 0)
                + (other.boot() ? 0 : 2)
                + (other.whole() ? 1 : 0);
    }

    private PlacementPlan onCores(Core first, List<Core> others) {
        Core second = others.getFirst();
        Map<ThreadRole, Integer> cpus = new EnumMap<>(ThreadRole.class);
        cpus.put(ThreadRole.MEASURED, first.best());
        cpus.put(ThreadRole.GENERATOR, second.best());
        CpuSet housekeeping;
        if (others.size() == 1) {
            int beside = sibling(second);
            cpus.put(ThreadRole.DRAINER, beside);
            housekeeping = CpuSet.of(beside);
            limits.add(
                    beside == second.best()
                            ? "Two CPUs only: the generator, the drainer and the JVM's own threads"
                                    + " share CPU "
                                    + beside
                                    + "; a workload that keeps generator and drainer busy at the"
                                    + " same time cannot be measured fairly here."
                            : "Two cores only: the drainer and the JVM's own threads run on CPU "
                                    + beside
                                    + ", which shares a core with the generator.");
        } else {
            Core third = others.get(1);
            cpus.put(ThreadRole.DRAINER, third.best());
            housekeeping = housekeeping(others, third);
            if (others.size() == 2) {
                limits.add(
                        "Three cores only: the JVM's own threads run on "
                                + housekeeping
                                + ", on the drainer's core.");
            }
        }
        addDistance(first, second);
        CpuSet empty = first.usable().minus(CpuSet.of(first.best()));
        addForeignSibling(first);
        return new PlacementPlan(cpus, workers(others, cpus), housekeeping, empty, limits);
    }

    /** Returns everything beyond the three cores in use, or what is left of the third. */
    private CpuSet housekeeping(List<Core> others, Core third) {
        CpuSet rest = CpuSet.NONE;
        for (Core core : others.subList(2, others.size())) {
            rest = rest.union(core.usable());
        }
        // The scheduler does not balance isolated CPUs: confined there, threads would pile up.
        CpuSet balanced = rest.minus(topology.isolated());
        if (!balanced.isEmpty()) {
            return balanced;
        }
        return rest.isEmpty() ? CpuSet.of(sibling(third)) : rest;
    }

    private static List<Integer> workers(List<Core> others, Map<ThreadRole, Integer> cpus) {
        List<Integer> free =
                others.stream().map(Core::best).filter(cpu -> !cpus.containsValue(cpu)).toList();
        return free.isEmpty() ? List.of(others.getLast().best()) : free;
    }

    private PlacementPlan onOneCore(Core only) {
        int beside = sibling(only);
        Map<ThreadRole, Integer> cpus = new EnumMap<>(ThreadRole.class);
        cpus.put(ThreadRole.MEASURED, only.best());
        cpus.put(ThreadRole.GENERATOR, beside);
        cpus.put(ThreadRole.DRAINER, beside);
        if (beside == only.best()) {
            limits.add(
                    "One CPU only: the measured thread, the load threads and the JVM's own threads"
                            + " take turns on CPU "
                            + beside
                            + ". Open-loop latency and throughput with a hand-over between threads"
                            + " cannot be measured here; a closed loop of one thread can.");
        } else {
            limits.add(
                    "One core only: the load threads and the JVM's own threads run on CPU "
                            + beside
                            + ", which shares the measured thread's core, so each slows the other."
                            + " Latency and throughput are pessimistic and noisy.");
        }
        addForeignSibling(only);
        return new PlacementPlan(cpus, List.of(beside), CpuSet.of(beside), CpuSet.NONE, limits);
    }

    /** Returns another usable CPU of a core, or its best one if there is none. */
    private static int sibling(Core core) {
        return core.usable().ids().stream()
                .filter(cpu -> cpu != core.best())
                .findFirst()
                .orElse(core.best());
    }

    private void addDistance(Core first, Core second) {
        if (!topology.caches().isEmpty()
                && !topology.lastLevelCacheSharers(first.best()).contains(second.best())) {
            limits.add(
                    "CPU "
                            + first.best()
                            + " shares no last-level cache with another usable core: hand-over to"
                            + " CPU "
                            + second.best()
                            + " costs more than on neighbouring cores.");
        }
    }

    private void addForeignSibling(Core core) {
        CpuSet foreign = topology.cpu(core.best()).siblings().minus(topology.usable());
        if (!foreign.isEmpty()) {
            limits.add(
                    "CPU "
                            + foreign
                            + " shares the measured thread's core but is not ours to keep empty:"
                            + " another process may run there.");
        }
    }
}
