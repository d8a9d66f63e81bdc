package dev.dyno.workloads.jobs;

import dev.dyno.contracts.jobs.BreakerPolicy;
import dev.dyno.contracts.jobs.JobClock;
import dev.dyno.contracts.jobs.JobHandler;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobSchedulerFactory;
import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.contracts.jobs.JobType;
import dev.dyno.contracts.jobs.RetryPolicy;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import java.nio.file.Path;
import java.util.List;

/**
 * Schedulers on a folder of their own, which is removed at the end. They are opened by a thread
 * that is bound as {@link ThreadRole#DRAINER}, and their workers with them.
 */
final class ScratchJobs implements AutoCloseable {
    static final String TYPE = "job";
    private static final long SECOND_NANOS = 1_000_000_000L;

    /** A failed job is tried again at once: the workloads measure work and not waits. */
    private static final RetryPolicy AT_ONCE = new RetryPolicy(5, 1_000, 1_000);

    private final ScratchFolder scratch = ScratchFolder.create();
    private final JobSchedulerFactory factory;
    private final ThreadBinder binder;
    private final JobSpec spec;

    ScratchJobs(JobSchedulerFactory factory, ThreadBinder binder, long seed) {
        this.factory = factory;
        this.binder = binder;
        this.spec = spec(scratch.path().resolve("jobs"), seed);
    }

    /** Returns the spec of all workloads. */
    static JobSpec spec(Path folder, long seed) {
        return new JobSpec(
                folder,
                JobClock.system(),
                1 << 24,
                2,
                500,
                60 * SECOND_NANOS,
                new BreakerPolicy(10, 60 * SECOND_NANOS),
                seed);
    }

    /** Opens and starts a scheduler with one type. */
    JobScheduler start(JobHandler handler) {
        return Threads.callBound(
                binder,
                ThreadRole.DRAINER,
                "dyno-jobs-opener",
                () -> {
                    JobScheduler scheduler =
                            factory.open(
                                    spec, List.of(JobType.of(TYPE, handler).retrying(AT_ONCE)));
                    scheduler.start();
                    return scheduler;
                });
    }

    @Override
    public void close() {
        try (scratch) {
            factory.discard(spec);
        }
    }
}
