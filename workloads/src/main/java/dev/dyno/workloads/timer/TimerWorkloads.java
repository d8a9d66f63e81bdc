package dev.dyno.workloads.timer;

import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.util.List;

/** All workloads of the timer queue, one line or two each. */
public final class TimerWorkloads {
    private static final List<Workload> ALL =
            List.of(
                    new TimerWorkload(
                            "add-cancel-1k",
                            "One timer of a thousand is cancelled and another one added.",
                            Profile.QUICK,
                            AddCancelBenchmark.class,
                            1 << 10),
                    new TimerWorkload(
                            "add-cancel-1m",
                            "One timer of a million is cancelled and another one added.",
                            Profile.QUICK,
                            AddCancelBenchmark.class,
                            1 << 20),
                    new TimerWorkload(
                            "add-cancel-10m",
                            "One timer of ten million is cancelled and another one added.",
                            Profile.RIGOROUS,
                            AddCancelBenchmark.class,
                            10_000_000),
                    new TimerWorkload(
                            "expire-1m",
                            "A million timers expire, some at each tick.",
                            Profile.QUICK,
                            ExpireBenchmark.class,
                            1 << 20));

    private TimerWorkloads() {}

    /** Returns all workloads of all profiles, in the order in which reports show them. */
    public static List<Workload> all() {
        return ALL;
    }
}
