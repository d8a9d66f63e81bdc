package dev.dyno.contracts.jobs.parts;

import dev.dyno.contracts.jobs.JobRun;

/**
 * A claim in the hands of this scheduler. {@code leaseUntilNanos} is volatile: whoever extends the
 * lease writes it, and the thread that is about to run the job reads it. {@code wasCalled} belongs
 * to the thread that runs the job.
 */
final class HeldJob implements JobRun {
    private static final long LOST = Long.MIN_VALUE;

    private final LeasedJob claim;
    private final TypeLimits limits;
    private final JobWork work;
    private volatile long leaseUntilNanos;
    private boolean wasCalled;

    HeldJob(LeasedJob claim, TypeLimits limits, JobWork work, long leaseUntilNanos) {
        this.claim = claim;
        this.limits = limits;
        this.work = work;
        this.leaseUntilNanos = leaseUntilNanos;
    }

    LeasedJob claim() {
        return claim;
    }

    TypeLimits limits() {
        return limits;
    }

    void calling() {
        wasCalled = true;
    }

    /** Returns whether its handler was called. */
    boolean wasCalled() {
        return wasCalled;
    }

    boolean hasLease(long nowNanos) {
        return leaseUntilNanos > nowNanos;
    }

    void extended(long untilNanos) {
        leaseUntilNanos = untilNanos;
    }

    void lost() {
        leaseUntilNanos = LOST;
    }

    @Override
    public long jobId() {
        return claim.jobId();
    }

    @Override
    public String payload() {
        return claim.request().payload();
    }

    @Override
    public String destination() {
        return claim.request().destination();
    }

    @Override
    public int attempt() {
        return claim.attempt();
    }

    @Override
    public long fence() {
        return claim.fence();
    }

    @Override
    public boolean heartbeat() {
        return work.heartbeat(this);
    }
}
