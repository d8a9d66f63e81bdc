package dev.dyno.workloads.journal;

import dev.dyno.contracts.journal.JournalCapability;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.util.List;
import java.util.Set;

/** All workloads of the journal, one line or two each. */
public final class JournalWorkloads {
    private static final List<Workload> ALL =
            List.of(
                    new JournalClientsWorkload(1, Profile.STANDARD, 256),
                    new JournalClientsWorkload(64, Profile.QUICK, 4_096),
                    new JournalClientsWorkload(512, Profile.STANDARD, 8_192),
                    new JournalOpenLoopWorkload(
                            "open-durable",
                            "Records on a schedule, acknowledged when a loss of power spares them.",
                            Profile.QUICK,
                            Set.of(JournalCapability.POWER_LOSS),
                            List.of(5_000, 10_000, 100_000, 500_000, 1_000_000)),
                    new JournalOpenLoopWorkload(
                            "open-unflushed",
                            "Records on a schedule, acknowledged as soon as the journal says so.",
                            Profile.STANDARD,
                            Set.of(),
                            List.of(5_000, 100_000, 500_000, 1_000_000, 2_000_000)));

    private JournalWorkloads() {}

    /** Returns all workloads of all profiles, in the order in which reports show them. */
    public static List<Workload> all() {
        return ALL;
    }
}
