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
                            "The 25th Fibonacci number by one worker: what a fork and its join"
                                    + " cost.",
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
                            "Ways to put 11 queens on a board, a task for each square, by one"
                                    + " worker.",
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
                            "storm-1",
                            "A thread outside submits small tasks as fast as one worker takes"
                                    + " them.",
                            Profile.QUICK,
                            ProgramKind.SUBMISSION_STORM,
                            1,
                            new Sizes(500, 1 << 16)));

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
