package dev.dyno.workloads.jobs.conformance;

import dev.dyno.contracts.jobs.BreakerPolicy;
import dev.dyno.contracts.jobs.JobClock;
import dev.dyno.contracts.jobs.JobHandler;
import dev.dyno.contracts.jobs.JobRun;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobSchedulerFactory;
import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.contracts.jobs.JobType;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.Spin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * A folder with schedulers on it, a clock that stands still, and a log of what handlers were called
 * with. Handlers of any thread may use it.
 */
final class JobLab implements AutoCloseable {
    /** The clock begins on the first of January 2026, so that every date is a plausible one. */
    private static final long START_NANOS = 1_767_225_600_000_000_000L;

    static final long SECOND_NANOS = 1_000_000_000L;
    static final long LEASE_NANOS = 10 * SECOND_NANOS;
    static final int DEPTH_MAX = 5_000;
    static final int BATCH_MAX = 16;
    static final BreakerPolicy BREAKER = new BreakerPolicy(3, 60 * SECOND_NANOS);

    private final JobSchedulerFactory factory;
    private final ScratchFolder scratch = ScratchFolder.create();
    private final AtomicLong nowNanos = new AtomicLong(START_NANOS);
    private final List<JobScheduler> opened = new ArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final long seed;
    private final long patienceNanos;

    JobLab(JobSchedulerFactory factory, long seed, Duration patience) {
        this.factory = factory;
        this.seed = seed;
        this.patienceNanos = patience.toNanos();
    }

    /** A call of a handler. */
    record Call(long jobId, String payload, int attempt, long fence, long atNanos) {}

    /** Returns the spec of this lab's one folder, with the clock that stands still. */
    JobSpec spec() {
        return spec(nowNanos::get, DEPTH_MAX, LEASE_NANOS);
    }

    /** Returns a spec of this lab's one folder. */
    JobSpec spec(JobClock clock, int depthMax, long leaseNanos) {
        return new JobSpec(
                scratch.path().resolve("jobs"),
                clock,
                depthMax,
                4,
                BATCH_MAX,
                leaseNanos,
                BREAKER,
                seed);
    }

    JobScheduler open(JobType... types) {
        return open(spec(), types);
    }

    JobScheduler open(JobSpec spec, JobType... types) {
        JobScheduler scheduler = factory.open(spec, List.of(types));
        opened.add(scheduler);
        return scheduler;
    }

    long nowNanos() {
        return nowNanos.get();
    }

    void advance(long nanos) {
        nowNanos.addAndGet(nanos);
    }

    /** Returns a type whose handler notes each call and succeeds. */
    JobType noting(String name) {
        return noting(name, _ -> {});
    }

    /** Returns a type whose handler notes each call and then does something. */
    JobType noting(String name, JobHandler handler) {
        return JobType.of(
                name,
                run -> {
                    note(run);
                    handler.run(run);
                });
    }

    private void note(JobRun run) {
        calls.add(new Call(run.jobId(), run.payload(), run.attempt(), run.fence(), nowNanos.get()));
    }

    /** Returns what handlers were called with, in order. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<String> payloads() {
        return calls.stream().map(Call::payload).toList();
    }

    /** Runs all that is due, which must be so many. */
    void runs(JobScheduler scheduler, int expected) {
        int before = calls.size();
        int counted = scheduler.runDue(Integer.MAX_VALUE);
        if (calls.size() - before != expected || counted != expected) {
            throw new ConformanceFailure(
                    "expected %d runs, saw %d, and %d in the answer of runDue"
                            .formatted(expected, calls.size() - before, counted));
        }
    }

    /** Waits for something that other threads bring about. */
    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patienceNanos;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new ConformanceFailure(
                        "expected %s, saw nothing of it for %d ms"
                                .formatted(what, patienceNanos / 1_000_000));
            }
            Spin.once();
        }
    }

    @Override
    public void close() {
        try {
            for (JobScheduler scheduler : opened) {
                scheduler.shutdownNow();
                scheduler.close();
            }
            factory.discard(spec());
        } finally {
            scratch.close();
        }
    }
}
