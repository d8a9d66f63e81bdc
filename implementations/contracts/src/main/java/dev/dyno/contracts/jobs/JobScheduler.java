package dev.dyno.contracts.jobs;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Accepts jobs and has them run by the handlers of their types, at least once each.
 *
 * <p>A job is accepted when {@link #enqueue} returns. From then on it is run until a handler
 * returns, and at most as often as its type's {@link RetryPolicy} says; then it lies among the dead
 * letters until somebody requeues or purges it. Nothing else happens to it, unless it is cancelled
 * while it is pending. What acceptance outlives is said by {@link #capabilities}.
 *
 * <p>A worker has a job by a lease, which it extends while the handler runs. When the lease runs
 * out, because the worker was killed or paused, the job is taken up again, and that attempt counts.
 * Each claim has a higher fencing token than the one before; a run that was overtaken settles
 * nothing. So a handler may run twice for one job, but a job has one end.
 *
 * <p>Order: of the due jobs of one type the most urgent goes first, then the one that was due
 * earlier, then the one with the lower id. Types share the workers in turn. Several workers finish
 * in any order.
 *
 * <p>Threading: any thread may call anything. {@link JobStoreException} is thrown where the store
 * fails; workers of a started scheduler try again.
 */
public interface JobScheduler extends AutoCloseable {
    /**
     * Accepts a job.
     *
     * @return its id, above 0; that of the job which has its unique key if there is one
     * @throws JobRejectedException if as many jobs are pending or running as may be
     * @throws IllegalStateException if the scheduler was shut down
     */
    default long enqueue(JobRequest request) {
        return enqueueAll(List.of(request))[0];
    }

    /**
     * Accepts jobs, all or none.
     *
     * @return their ids, as of {@link #enqueue}
     * @throws JobRejectedException if there is no room for all
     * @throws IllegalStateException if the scheduler was shut down
     */
    long[] enqueueAll(List<JobRequest> requests);

    /** Gives up a job if it is pending; returns whether it was, and will then never run. */
    boolean cancel(long jobId);

    /**
     * Runs due jobs on the calling thread until none is due or the limit is reached. May be called
     * by a handler.
     *
     * @return how many handlers were called
     * @throws UnsupportedOperationException without {@link JobCapability#CALLER_RUNS}
     */
    int runDue(int limit);

    /**
     * Starts the workers, which run jobs as they become due. Once.
     *
     * @throws IllegalStateException if it was started or shut down before
     */
    void start();

    /**
     * Accepts nothing more, takes nothing more up, waits for the handlers that run and settles
     * their jobs. What was taken up and not begun is given back without an attempt.
     */
    void shutdown();

    /**
     * Stops as a crash would: handlers are interrupted and nothing is settled. Their jobs are taken
     * up again when the leases have run out.
     */
    void shutdownNow();

    /** Returns what has become of a job. */
    JobState state(long jobId);

    /** Returns what happened to a job, oldest first; empty without {@link JobCapability#AUDIT}. */
    List<AuditEntry> audit(long jobId);

    /**
     * Removes the audit trails' entries that are older than a time.
     *
     * @return how many
     */
    default long trimAudit(long beforeNanos) {
        return 0;
    }

    /** Returns the dead letters with the lowest ids, at most so many. */
    List<DeadLetter> deadLetters(int limit);

    /**
     * Makes a dead letter a job again that is due at once and has all its attempts before it.
     *
     * @return false if there is no such dead letter, or a job with its unique key
     */
    boolean requeue(long jobId);

    /** Removes a dead letter; returns whether there was one. */
    boolean purge(long jobId);

    /** Returns how much waits and what was done by this scheduler. */
    JobMetrics metrics();

    /** Shuts down, unless that was done, and closes the store. */
    @Override
    void close();

    /** Returns what it promises; everything unless it says otherwise. */
    default Set<JobCapability> capabilities() {
        return EnumSet.allOf(JobCapability.class);
    }
}
