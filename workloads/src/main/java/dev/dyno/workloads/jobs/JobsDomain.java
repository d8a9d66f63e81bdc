package dev.dyno.workloads.jobs;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobSchedulerFactory;
import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.jobs.conformance.JobCases;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Background jobs that are accepted, and run at least once. */
public final class JobsDomain implements Domain<JobSchedulerFactory> {
    /** Creates the domain; it has no state. */
    public JobsDomain() {}

    @Override
    public String id() {
        return "jobs";
    }

    /** Timers are the other part. */
    @Override
    public String family() {
        return "scheduler";
    }

    @Override
    public String summary() {
        return "Job schedulers: accepted jobs are run at least once, or lie among dead letters.";
    }

    @Override
    public String contract() {
        return JobSchedulerFactory.CONTRACT;
    }

    @Override
    public Class<JobSchedulerFactory> factoryType() {
        return JobSchedulerFactory.class;
    }

    /** A run without targets is about the order book until it has the time for more. */
    @Override
    public Profile tier() {
        return Profile.STANDARD;
    }

    @Override
    public Set<String> capabilities(Entry<JobSchedulerFactory> entry) {
        try (ScratchFolder folder = ScratchFolder.create()) {
            JobSpec spec = ScratchJobs.spec(folder.path(), 0);
            try (JobScheduler scheduler = entry.factory().open(spec, List.of())) {
                return ids(scheduler.capabilities());
            } finally {
                entry.factory().discard(spec);
            }
        }
    }

    @Override
    public Set<String> allCapabilities() {
        return ids(EnumSet.allOf(JobCapability.class));
    }

    @Override
    public List<ConformanceCase<JobSchedulerFactory>> conformanceCases(Profile profile, long seed) {
        return JobCases.all(profile, seed);
    }

    @Override
    public List<Workload> workloads() {
        return JobsWorkloads.all();
    }

    @Override
    public List<String> quickImplementations() {
        return List.of("locked", "sqlite", "postgres");
    }

    /** In the order of their declaration, whatever set they come in. */
    private static Set<String> ids(Collection<JobCapability> capabilities) {
        return capabilities.stream()
                .sorted()
                .map(JobCapability::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
