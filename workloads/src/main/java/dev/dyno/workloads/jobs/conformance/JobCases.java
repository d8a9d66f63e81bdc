package dev.dyno.workloads.jobs.conformance;

import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobSchedulerFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conformance cases of the job scheduler. */
public final class JobCases {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<ConformanceCase<JobSchedulerFactory>> cases = new ArrayList<>();
    private final long seed;
    private final Duration patience;

    private JobCases(long seed, Duration patience) {
        this.seed = seed;
        this.patience = patience;
    }

    /**
     * Returns all cases in a fixed order.
     *
     * @param profile how long the seeded case runs
     * @param seed varies the seeded cases
     */
    public static List<ConformanceCase<JobSchedulerFactory>> all(Profile profile, long seed) {
        return all(profile, seed, PATIENCE);
    }

    /** Returns all cases; those with threads give up what they wait for after {@code patience}. */
    static List<ConformanceCase<JobSchedulerFactory>> all(
            Profile profile, long seed, Duration patience) {
        JobCases cases = new JobCases(seed, patience);
        AcceptCases.addTo(cases);
        OrderCases.addTo(cases);
        FailureCases.addTo(cases);
        BackoffCases.addTo(cases);
        DeadLetterCases.addTo(cases);
        LeaseCases.addTo(cases);
        LimitCases.addTo(cases);
        BreakerCases.addTo(cases);
        RecoveryCases.addTo(cases);
        WorkerCases.addTo(cases);
        RandomJobs.addTo(cases, profile, seed);
        return List.copyOf(cases.cases);
    }

    /** What a case does with the schedulers of one implementation. */
    @FunctionalInterface
    interface Script {
        void run(JobLab lab);
    }

    /** Adds a case in which the caller's thread does the work at the time that the case says. */
    void add(String name, String rule, Script script, JobCapability... requires) {
        List<JobCapability> all = new ArrayList<>(List.of(requires));
        all.add(JobCapability.CALLER_RUNS);
        addStarted(name, rule, script, all.toArray(JobCapability[]::new));
    }

    /** Adds a case in which started workers do the work. */
    void addStarted(String name, String rule, Script script, JobCapability... requires) {
        Set<String> ids = new LinkedHashSet<>();
        for (JobCapability capability : requires) {
            ids.add(capability.id());
        }
        cases.add(
                new ConformanceCase<>(
                        name,
                        rule,
                        Set.copyOf(ids),
                        factory -> {
                            try (JobLab lab = new JobLab(factory, seed, patience)) {
                                script.run(lab);
                            }
                        }));
    }
}
