package dev.dyno.workloads.deque;

import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.deque.DequeInput.Theft;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An owner that pushes and pops as fast as it can, with or without a thief. Immutable. */
final class DequeWorkload implements ClosedLoopWorkload {
    /** All workloads of all profiles, in the order in which reports show them. */
    static final List<Workload> ALL =
            List.of(
                    new DequeWorkload(
                            "push-pop",
                            "The owner pushes a task and pops it, alone.",
                            Profile.QUICK,
                            1,
                            Theft.NONE),
                    new DequeWorkload(
                            "burst",
                            "The owner pushes 64 tasks and pops them, alone.",
                            Profile.QUICK,
                            64,
                            Theft.NONE),
                    new DequeWorkload(
                            "push-pop-with-thief",
                            "The owner pushes a task and pops it, while a thief reaches for it.",
                            Profile.QUICK,
                            1,
                            Theft.STEAL_ONE),
                    new DequeWorkload(
                            "burst-with-thief",
                            "The owner pushes 64 tasks and pops what a thief has left of them.",
                            Profile.QUICK,
                            64,
                            Theft.STEAL_ONE),
                    new DequeWorkload(
                            "steal",
                            "The owner pushes as fast as there is room; a thief takes one by one.",
                            Profile.QUICK,
                            0,
                            Theft.STEAL_ONE),
                    new DequeWorkload(
                            "steal-half",
                            "The owner pushes as fast as there is room; a thief takes halves.",
                            Profile.STANDARD,
                            0,
                            Theft.STEAL_HALF));

    private static final int SMOKE_TASKS = 1 << 13;
    private static final int TASKS = 1 << 19;

    private final String name;
    private final String summary;
    private final Profile tier;
    private final int burst;
    private final Theft theft;

    private DequeWorkload(String name, String summary, Profile tier, int burst, Theft theft) {
        this.name = name;
        this.summary = summary;
        this.tier = tier;
        this.burst = burst;
        this.theft = theft;
    }

    @Override
    public String id() {
        return "deque/" + name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public Profile tier() {
        return tier;
    }

    @Override
    public String operationUnit() {
        return "tasks";
    }

    @Override
    public Set<String> requires() {
        return Set.of();
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        int tasks = profile == Profile.SMOKE ? SMOKE_TASKS : TASKS;
        return new DequeInput(seed, tasks, burst, theft)
                .write(folder.resolve("deque-" + name + ".properties"));
    }

    @Override
    public Class<?> benchmark() {
        return DequeBenchmark.class;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of("input", input.file().toAbsolutePath().toString());
    }
}
