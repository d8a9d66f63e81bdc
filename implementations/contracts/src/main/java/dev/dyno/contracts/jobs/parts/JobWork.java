package dev.dyno.contracts.jobs.parts;

import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.contracts.jobs.JobStoreException;
import dev.dyno.contracts.jobs.JobType;
import dev.dyno.contracts.jobs.PermanentFailureException;
import dev.dyno.contracts.jobs.RetryPolicy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is done with jobs, by whichever thread: claim within the limits of the types, run, settle.
 * {@code end} and {@code firstType} are volatile; all else is immutable or guards itself.
 */
final class JobWork {
    private enum End {
        NONE,
        DRAINING,
        STOPPED
    }

    private final JobStore store;
    private final JobSpec spec;
    private final List<TypeLimits> types;
    private final DestinationGate gate;
    private final JobMeter meter;
    private final String worker;
    private volatile End end = End.NONE;
    private volatile int firstType;

    JobWork(
            JobStore store,
            JobSpec spec,
            List<JobType> types,
            DestinationGate gate,
            JobMeter meter,
            String worker) {
        this.store = store;
        this.spec = spec;
        long now = spec.clock().nowNanos();
        this.types = types.stream().map(type -> new TypeLimits(type, now)).toList();
        this.gate = gate;
        this.meter = meter;
        this.worker = worker;
    }

    void drain() {
        end = End.DRAINING;
    }

    void stop() {
        end = End.STOPPED;
    }

    boolean isStopped() {
        return end == End.STOPPED;
    }

    /** Claims at most so many jobs, each type in turn being the first. */
    List<HeldJob> claim(int room) {
        List<HeldJob> held = new ArrayList<>();
        int first = firstType;
        firstType = types.isEmpty() ? 0 : (first + 1) % types.size();
        try {
            for (int step = 0; step < types.size() && held.size() < room; step++) {
                claim(types.get((first + step) % types.size()), room - held.size(), held);
            }
        } catch (JobStoreException failure) {
            if (held.isEmpty()) {
                throw failure;
            }
            // What was claimed before is run; the next claim meets the failure again.
        }
        return held;
    }

    private void claim(TypeLimits limits, int room, List<HeldJob> held) {
        long now = spec.clock().nowNanos();
        int reserved = limits.reserve(Math.min(room, spec.batchMax()), now);
        if (reserved == 0) {
            return;
        }
        long until = now + spec.leaseNanos();
        int claimed = 0;
        try {
            List<LeasedJob> jobs =
                    store.claim(new Claim(limits.type().name(), reserved, worker, now, until));
            claimed = jobs.size();
            jobs.forEach(job -> held.add(new HeldJob(job, limits, this, until)));
        } finally {
            limits.unused(reserved - claimed);
        }
    }

    /**
     * Runs a job, unless there is a reason not to.
     *
     * @return how the claim ends; null if it is left to run out
     */
    @Nullable Settlement run(HeldJob held) {
        LeasedJob job = held.claim();
        long now = spec.clock().nowNanos();
        int attemptsMax = held.limits().type().retry().attemptsMax();
        if (isStopped() || !held.hasLease(now)) {
            return null;
        }
        if (end == End.DRAINING) {
            return Settlement.deferred(job, now, "the worker shuts down");
        }
        if (job.attempt() > attemptsMax) {
            return Settlement.dead(
                    job, attemptsMax, "its worker was lost in the last attempt, " + attemptsMax);
        }
        String destination = job.request().destination();
        if (!destination.isEmpty() && !gate.enter(destination)) {
            return Settlement.deferred(job, reopens(job, now), destination + " is left alone");
        }
        return call(held, destination, now);
    }

    private Settlement pointless(LeasedJob job, Throwable failure) {
        return Settlement.dead(job, job.attempt(), String.valueOf(failure.getMessage()));
    }

    private @Nullable Settlement call(HeldJob held, String destination, long startNanos) {
        LeasedJob job = held.claim();
        held.calling();
        meter.attempts.increment();
        meter.pickup.add(startNanos - job.dueNanos());
        try {
            held.limits().type().handler().run(held);
            long service = spec.clock().nowNanos() - startNanos;
            meter.service.add(service);
            if (!destination.isEmpty()) {
                gate.succeeded(destination, service);
            }
            return Settlement.completed(job);
        } catch (Throwable failure) {
            return failed(held, destination, startNanos, failure);
        }
    }

    private @Nullable Settlement failed(
            HeldJob held, String destination, long startNanos, Throwable failure) {
        LeasedJob job = held.claim();
        long now = spec.clock().nowNanos();
        meter.service.add(now - startNanos);
        if (isStopped()) {
            // The handler was interrupted by us: its failure says nothing about the job.
            if (!destination.isEmpty()) {
                gate.left(destination);
            }
            return null;
        }
        if (!destination.isEmpty()) {
            gate.failed(destination, now - startNanos, failure);
        }
        if (failure instanceof PermanentFailureException) {
            return pointless(job, failure);
        }
        RetryPolicy retry = held.limits().type().retry();
        if (job.attempt() >= retry.attemptsMax()) {
            return Settlement.dead(
                    job, job.attempt(), "attempt %d failed: %s".formatted(job.attempt(), failure));
        }
        long delay = retry.delayNanos(job.attempt(), unit(job));
        return Settlement.retried(job, now + delay, failure.toString());
    }

    /** Jobs that were turned away come back spread over a tenth of the time, not all at once. */
    private long reopens(LeasedJob job, long nowNanos) {
        long open = spec.breaker().openNanos();
        return nowNanos + open + (long) (unit(job) * (open / 10.0));
    }

    /** Returns a number in [0, 1) that follows from the seed, the job and the claim. */
    private double unit(LeasedJob job) {
        SplittableRandom random = new SplittableRandom(spec.seed() ^ job.jobId());
        return new SplittableRandom(random.nextLong() ^ job.fence()).nextDouble();
    }

    /** Settles what has ended and counts it; the types' room is given back whatever happens. */
    void settle(List<Settlement> settlements) {
        if (settlements.isEmpty() || isStopped()) {
            return;
        }
        BitSet taken = store.settle(settlements, spec.clock().nowNanos());
        for (int index = 0; index < settlements.size(); index++) {
            if (taken.get(index)) {
                meter.settled(settlements.get(index).outcome());
            } else {
                meter.overtaken.increment();
            }
        }
    }

    boolean heartbeat(HeldJob held) {
        heartbeat(List.of(held));
        return held.hasLease(spec.clock().nowNanos());
    }

    /** Extends leases, as far as they are not lost. */
    void heartbeat(List<HeldJob> all) {
        long until = spec.clock().nowNanos() + spec.leaseNanos();
        BitSet kept = store.heartbeat(all.stream().map(HeldJob::claim).toList(), until);
        for (int index = 0; index < all.size(); index++) {
            if (kept.get(index)) {
                all.get(index).extended(until);
            } else {
                all.get(index).lost();
            }
        }
    }
}
