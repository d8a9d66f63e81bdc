package dev.dyno.workloads.matching;

import dev.dyno.workloads.Workload;
import java.util.List;

/** All workloads of the order book, one line each. */
public final class MatchingWorkloads {
    private static final List<Workload> ALL = List.of();

    private MatchingWorkloads() {}

    /** Returns all workloads of all profiles, in the order in which reports show them. */
    public static List<Workload> all() {
        return ALL;
    }
}
