package dev.dyno.workloads.pool;

import dev.dyno.contracts.pool.PoolCapability;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SeededWorkload;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.pool.program.ProgramKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A program on a pool with one worker or two. Only pools whose workers can be placed take part: the
 * others' would share the CPU of the thread that submits. Immutable.
 */
final class PoolWorkload extends SeededWorkload {
    /** All workloads of all profiles, in the order in which reports show them. */
    static final List<Workload> ALL =
            List.of(
                    new PoolWorkload(
                            "fib-1",
                            "The 25th Fibonacci number by one worker: what a fork and its"
                                    + " join cost.",
                            Profile.QUICK,
                            ProgramKind.FIBONACCI,
                            1,
                            new Sizes(12, 25)),
                    new PoolWorkload(
                            "fib-2",
                            "The same by two workers: what their thefts add.",
                            Profile.QUICK,
                            ProgramKind.FIBONACCI,
                            2,
                            new Sizes(12, 25)),
                    new PoolWorkload(
                            "queens-1",
                            "Ways to put 11 queens on a board, a task for each square, by"
                                    + " one worker.",
                            Profile.STANDARD,
                            ProgramKind.QUEENS,
                            1,
                            new Sizes(6, 11)),
                    new PoolWorkload(
                            "queens-2",
                            "The same by two workers.",
                            Profile.QUICK,
                            ProgramKind.QUEENS,
                            2,
                            new Sizes(6, 11)),
                    new PoolWorkload(
                            "uts-t1-1",
                            "The sample tree T1 of the UTS benchmark, of which no"
                                    + " subtree's size is known, by one worker.",
                            Profile.STANDARD,
                            ProgramKind.UNBALANCED_TREE,
                            1,
                            new Sizes(4, 10)),
                    new PoolWorkload(
                            "uts-t1-2",
                            "The same by two workers.",
                            Profile.STANDARD,
                            ProgramKind.UNBALANCED_TREE,
                            2,
                            new Sizes(4, 10)),
                    new PoolWorkload(
                            "uts-t5-2",
                            "The sample tree T5, which narrows with its depth, by two"
                                    + " workers.",
                            Profile.STANDARD,
                            ProgramKind.NARROWING_TREE,
                            2,
                            new Sizes(6, 20)),
                    new PoolWorkload(
                            "matmul-2",
                            "The product of two matrices with 256 rows, by squares, by"
                                    + " two workers.",
                            Profile.STANDARD,
                            ProgramKind.MATRIX_PRODUCT,
                            2,
                            new Sizes(64, 256)),
                    new PoolWorkload(
                            "mergesort-2",
                            "Sorts 262,144 numbers by merging halves, by two workers.",
                            Profile.STANDARD,
                            ProgramKind.MERGE_SORT,
                            2,
                            new Sizes(2000, 1 << 18)),
                    new PoolWorkload(
                            "skewed-1",
                            "A graph of tasks whose lengths follow Zipf's law, by one" + " worker.",
                            Profile.STANDARD,
                            ProgramKind.SKEWED_GRAPH,
                            1,
                            new Sizes(8, 256)),
                    new PoolWorkload(
                            "skewed-2",
                            "The same by two workers.",
                            Profile.QUICK,
                            ProgramKind.SKEWED_GRAPH,
                            2,
                            new Sizes(8, 256)),
                    new PoolWorkload(
                            "chain-2",
                            "A chain of tasks of which each submits the next, by two" + " workers.",
                            Profile.STANDARD,
                            ProgramKind.LINEAR_CHAIN,
                            2,
                            new Sizes(200, 20_000)),
                    new PoolWorkload(
                            "graph-2",
                            "Visits a random graph of 65,536 vertices by levels, by two"
                                    + " workers.",
                            Profile.STANDARD,
                            ProgramKind.GRAPH_TRAVERSAL,
                            2,
                            new Sizes(1000, 1 << 16)),
                    new PoolWorkload(
                            "tiny-trees-2",
                            "Trees of 1,023 nodes, one after the other, by two workers:"
                                    + " small enough to be done alone.",
                            Profile.QUICK,
                            ProgramKind.TINY_TREES,
                            2,
                            new Sizes(10, 500)),
                    new PoolWorkload(
                            "storm-1",
                            "A thread outside submits small tasks as fast as one worker"
                                    + " takes them.",
                            Profile.QUICK,
                            ProgramKind.SUBMISSION_STORM,
                            1,
                            new Sizes(500, 1 << 16)),
                    new PoolWorkload(
                            "ping-pong-1",
                            "A thread outside submits a task when the one before has"
                                    + " ended: submission to result.",
                            Profile.QUICK,
                            ProgramKind.PING_PONG,
                            1,
                            new Sizes(100, 5_000)));

    /** How much there is to do. */
    private record Sizes(int smoke, int full) {}

    private final ProgramKind kind;
    private final int workers;
    private final Sizes sizes;

    private PoolWorkload(
            String name, String summary, Profile tier, ProgramKind kind, int workers, Sizes sizes) {
        super("pool/" + name, summary, tier, "tasks", PoolBenchmark.class);
        this.kind = kind;
        this.workers = workers;
        this.sizes = sizes;
    }

    @Override
    public Set<String> requires() {
        return Set.of(PoolCapability.PLACEMENT.id());
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        int size = profile == Profile.SMOKE ? sizes.smoke() : sizes.full();
        return new PoolInput(seed, kind, size, workers).write(file(folder));
    }
}
