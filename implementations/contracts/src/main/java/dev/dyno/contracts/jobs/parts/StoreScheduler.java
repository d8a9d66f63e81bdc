package dev.dyno.contracts.jobs.parts;

import dev.dyno.contracts.jobs.AuditEntry;
import dev.dyno.contracts.jobs.DeadLetter;
import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobMetrics;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.contracts.jobs.JobState;
import dev.dyno.contracts.jobs.JobType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler on a store. {@code loop}, {@code isShutDown} and {@code isClosed} are guarded by this
 * object; {@code loop} and {@code isShutDown} are volatile for those who only look.
 */
public final class StoreScheduler implements JobScheduler {
    private final JobStore store;
    private final JobSpec spec;
    private final JobMeter meter = new JobMeter();
    private final JobWork work;
    private final EnqueueCombiner combiner;
    private final long lookNanos;
    private volatile @Nullable WorkerLoop loop;
    private volatile boolean isShutDown;
    private boolean isClosed;

    /**
     * Creates a scheduler.
     *
     * @param store its own from now on
     * @param gate knows the destinations that are left alone
     * @throws IllegalArgumentException if two types have the same name
     */
    public StoreScheduler(JobStore store, JobSpec spec, List<JobType> types, DestinationGate gate) {
        Set<String> names = new HashSet<>();
        for (JobType type : types) {
            if (!names.add(type.name())) {
                throw new IllegalArgumentException("two types have the name " + type.name());
            }
        }
        this.store = store;
        this.spec = spec;
        String token = UUID.randomUUID().toString().substring(0, 8);
        String worker = ProcessHandle.current().pid() + "-" + token;
        this.work = new JobWork(store, spec, types, gate, meter, worker);
        this.combiner = new EnqueueCombiner(store, spec, meter);
        this.lookNanos = store.onWork(this::wake);
    }

    private void wake() {
        WorkerLoop started = loop;
        if (started != null) {
            started.wake();
        }
    }

    @Override
    public long[] enqueueAll(List<JobRequest> requests) {
        if (isShutDown) {
            throw new IllegalStateException("the scheduler was shut down and accepts no jobs");
        }
        if (requests.isEmpty()) {
            return new long[0];
        }
        long[] ids = combiner.enqueue(requests);
        wake();
        return ids;
    }

    @Override
    public boolean cancel(long jobId) {
        return store.cancel(jobId, spec.clock().nowNanos());
    }

    @Override
    public int runDue(int limit) {
        int called = 0;
        while (called < limit && !isShutDown) {
            store.move(spec.clock().nowNanos(), Integer.MAX_VALUE);
            List<HeldJob> claimed = work.claim(limit - called);
            if (claimed.isEmpty()) {
                break;
            }
            called += runAll(claimed);
        }
        return called;
    }

    private int runAll(List<HeldJob> claimed) {
        int called = 0;
        for (HeldJob job : claimed) {
            Settlement settlement = work.run(job);
            job.limits().ended();
            called += job.wasCalled() ? 1 : 0;
            if (settlement == null) {
                meter.overtaken.increment();
            } else {
                work.settle(List.of(settlement));
            }
        }
        return called;
    }

    @Override
    public synchronized void start() {
        if (loop != null || isShutDown) {
            throw new IllegalStateException("a scheduler is started once, before it is shut down");
        }
        WorkerLoop started = new WorkerLoop(store, spec, work, meter, lookNanos);
        loop = started;
        started.start();
    }

    @Override
    public synchronized void shutdown() {
        if (!isShutDown) {
            isShutDown = true;
            work.drain();
            WorkerLoop started = loop;
            if (started != null) {
                started.drain();
            }
        }
    }

    @Override
    public synchronized void shutdownNow() {
        isShutDown = true;
        work.stop();
        WorkerLoop started = loop;
        if (started != null) {
            started.stop();
        }
    }

    @Override
    public JobState state(long jobId) {
        return store.state(jobId);
    }

    @Override
    public List<AuditEntry> audit(long jobId) {
        return store.audit(jobId);
    }

    @Override
    public long trimAudit(long beforeNanos) {
        return store.trimAudit(beforeNanos);
    }

    @Override
    public List<DeadLetter> deadLetters(int limit) {
        return store.deadLetters(limit);
    }

    @Override
    public boolean requeue(long jobId) {
        boolean isRequeued = store.requeue(jobId, spec.clock().nowNanos());
        wake();
        return isRequeued;
    }

    @Override
    public boolean purge(long jobId) {
        return store.purge(jobId, spec.clock().nowNanos());
    }

    @Override
    public JobMetrics metrics() {
        return meter.snapshot(store.depth(spec.clock().nowNanos()));
    }

    @Override
    public synchronized void close() {
        shutdown();
        if (!isClosed) {
            isClosed = true;
            store.close();
        }
    }

    @Override
    public Set<JobCapability> capabilities() {
        return Set.copyOf(store.capabilities());
    }
}
