package dev.dyno.workloads.jobs.conformance;

import dev.dyno.contracts.jobs.AuditEntry;
import dev.dyno.contracts.jobs.DeadLetter;
import dev.dyno.contracts.jobs.JobMetrics;
import dev.dyno.contracts.jobs.JobRejectedException;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobSchedulerFactory;
import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.contracts.jobs.JobState;
import dev.dyno.contracts.jobs.JobType;
import dev.dyno.contracts.jobs.RetryPolicy;
import dev.dyno.contracts.jobs.parts.DestinationGate;
import dev.dyno.contracts.jobs.parts.StoreScheduler;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scheduler that may have faults: those of a worker are made here, by handing it other types,
 * another spec or another gate, and those of a store in {@link PlainJobStore}.
 */
record PlainScheduler(JobScheduler scheduler, Set<Fault> faults) implements JobScheduler {

    /** Returns the factory of schedulers with these faults, which keeps their jobs by folder. */
    static JobSchedulerFactory with(Fault... chosen) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        faults.addAll(List.of(chosen));
        Map<Path, PlainJobStore.Jobs> folders = new HashMap<>();
        return (spec, types) -> {
            PlainJobStore.Jobs jobs =
                    faults.contains(Fault.FORGETS_ON_CLOSE)
                            ? new PlainJobStore.Jobs()
                            : folders.computeIfAbsent(spec.folder(), _ -> new PlainJobStore.Jobs());
            return new PlainScheduler(
                    new StoreScheduler(
                            new PlainJobStore(jobs, faults),
                            altered(spec, faults),
                            types.stream().map(type -> altered(type, faults)).toList(),
                            new CountingGate(spec, faults)),
                    faults);
        };
    }

    private static JobSpec altered(JobSpec spec, Set<Fault> faults) {
        boolean isDeep = faults.contains(Fault.NEVER_REFUSES);
        return new JobSpec(
                spec.folder(),
                spec.clock(),
                isDeep ? 1 << 20 : spec.depthMax(),
                spec.workers(),
                spec.batchMax(),
                spec.leaseNanos(),
                spec.breaker(),
                spec.seed());
    }

    private static JobType altered(JobType type, Set<Fault> faults) {
        JobType altered = type;
        if (faults.contains(Fault.IGNORES_CONCURRENCY)) {
            altered = altered.atMostAtOnce(Integer.MAX_VALUE);
        }
        if (faults.contains(Fault.IGNORES_RATES)) {
            altered = altered.atMostPerSecond(Integer.MAX_VALUE);
        }
        RetryPolicy retry = type.retry();
        if (faults.contains(Fault.EXCEEDS_THE_CAP)) {
            altered =
                    altered.retrying(
                            new RetryPolicy(
                                    retry.attemptsMax() + 1, retry.baseNanos(), retry.capNanos()));
        }
        if (faults.contains(Fault.CEILING_DOES_NOT_DOUBLE)) {
            altered =
                    altered.retrying(
                            new RetryPolicy(
                                    retry.attemptsMax(), retry.baseNanos(), retry.baseNanos()));
        }
        return altered;
    }

    /** A breaker of counts and times; the trial after the pause is the one that it lets through. */
    private static final class CountingGate implements DestinationGate {
        private final JobSpec spec;
        private final Set<Fault> faults;
        private final Map<String, Integer> failures = new HashMap<>();
        private final Map<String, Long> closedUntil = new HashMap<>();

        CountingGate(JobSpec spec, Set<Fault> faults) {
            this.spec = spec;
            this.faults = faults;
        }

        @Override
        public synchronized boolean enter(String destination) {
            return faults.contains(Fault.NEVER_LEAVES_ALONE)
                    || closedUntil.getOrDefault(destination, 0L) <= spec.clock().nowNanos();
        }

        @Override
        public synchronized void succeeded(String destination, long serviceNanos) {
            failures.remove(destination);
        }

        @Override
        public synchronized void failed(String destination, long serviceNanos, Throwable failure) {
            int count = failures.merge(destination, 1, Integer::sum);
            if (count >= spec.breaker().failures()) {
                long until = spec.clock().nowNanos() + spec.breaker().openNanos();
                closedUntil.put(destination, until);
            }
        }

        @Override
        public void left(String destination) {}
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    @Override
    public long[] enqueueAll(List<JobRequest> requests) {
        try {
            return scheduler.enqueueAll(requests);
        } catch (JobRejectedException refused) {
            if (has(Fault.ACCEPTS_HALF_A_BATCH) && requests.size() > 1) {
                scheduler.enqueueAll(requests.subList(0, requests.size() / 2));
            }
            throw refused;
        }
    }

    @Override
    public boolean cancel(long jobId) {
        return has(Fault.RUNS_CANCELLED_JOBS) || scheduler.cancel(jobId);
    }

    @Override
    public int runDue(int limit) {
        return scheduler.runDue(limit);
    }

    @Override
    public void start() {
        if (!has(Fault.STARTS_NO_WORKERS)) {
            scheduler.start();
        }
    }

    @Override
    public void shutdown() {
        if (has(Fault.SHUTDOWN_ABANDONS)) {
            scheduler.shutdownNow();
        } else {
            scheduler.shutdown();
        }
    }

    @Override
    public void shutdownNow() {
        scheduler.shutdownNow();
    }

    @Override
    public JobState state(long jobId) {
        return scheduler.state(jobId);
    }

    @Override
    public List<AuditEntry> audit(long jobId) {
        return scheduler.audit(jobId);
    }

    @Override
    public long trimAudit(long beforeNanos) {
        return scheduler.trimAudit(beforeNanos);
    }

    @Override
    public List<DeadLetter> deadLetters(int limit) {
        return scheduler.deadLetters(limit);
    }

    @Override
    public boolean requeue(long jobId) {
        return scheduler.requeue(jobId);
    }

    @Override
    public boolean purge(long jobId) {
        return scheduler.purge(jobId);
    }

    @Override
    public JobMetrics metrics() {
        return scheduler.metrics();
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
