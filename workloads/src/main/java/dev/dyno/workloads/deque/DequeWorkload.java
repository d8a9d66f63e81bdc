package dev.dyno.workloads.deque;

import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SeededWorkload;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.deque.DequeInput.Theft;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An owner that pushes and pops as fast as it can, with or without a thief. Immutable. */
final class DequeWorkload extends SeededWorkload {
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

    private final int burst;
    private final Theft theft;

    private DequeWorkload(String name, String summary, Profile tier, int burst, Theft theft) {
        super("deque/" + name, summary, tier, "tasks", DequeBenchmark.class);
        this.burst = burst;
        this.theft = theft;
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        int tasks = profile == Profile.SMOKE ? SMOKE_TASKS : TASKS;
        return new DequeInput(seed, tasks, burst, theft).write(file(folder));
    }
}
