package dev.dyno.workloads.jobs;

import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.util.List;

/** All workloads of the job scheduler, one line or two each. */
public final class JobsWorkloads {
    private static final List<Workload> ALL =
            List.of(
                    new JobsWorkload(
                            Scenario.NO_OP,
                            "Jobs that do nothing, from enqueue to done.",
                            Profile.QUICK),
                    new JobsWorkload(
                            Scenario.POISON,
                            "One job of ten fails at each of its five attempts.",
                            Profile.STANDARD),
                    new JobsWorkload(
                            Scenario.ALL_WELL,
                            "Jobs that call twenty destinations, which all answer.",
                            Profile.STANDARD),
                    new JobsWorkload(
                            Scenario.ONE_DEAD,
                            "Jobs that call twenty destinations, of which one is dead.",
                            Profile.STANDARD),
                    new JobsWorkload(
                            Scenario.CHURN,
                            "Two workers, of which the older one is replaced again and again.",
                            Profile.STANDARD),
                    new PickupWorkload());

    private JobsWorkloads() {}

    /** Returns all workloads of all profiles, in the order in which reports show them. */
    public static List<Workload> all() {
        return ALL;
    }
}
