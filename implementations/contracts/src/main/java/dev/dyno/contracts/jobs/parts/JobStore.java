package dev.dyno.contracts.jobs.parts;

import dev.dyno.contracts.jobs.AuditEntry;
import dev.dyno.contracts.jobs.DeadLetter;
import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobDepth;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobState;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps jobs. Each method is one step: it has happened, durably where the store promises that, when
 * the method returns, and not at all or possibly when it throws {@link
 * dev.dyno.contracts.jobs.JobStoreException}.
 *
 * <pre>{@code
 * accept --delay--> waiting --move--> ready --claim--> leased --settle--> done, dead
 *    `----no delay----------------------^   <--move, lease over--'  `---> waiting
 * }</pre>
 *
 * <p>Threading: any thread may call anything, and with {@link JobCapability#SHARED} several stores
 * have the same jobs, in one process or several.
 */
public interface JobStore extends AutoCloseable {
    /**
     * Accepts jobs, all or none.
     *
     * @return their ids, above 0 and higher than any before; for a job with a unique key that a
     *     pending or running one has, that one's id with a minus sign
     */
    long[] accept(List<JobRequest> requests, long nowNanos);

    /** Returns how many jobs are pending or running. */
    long liveCount();

    /**
     * Makes ready what is due and what has a lease that has run out, at most so many.
     *
     * @return how many
     */
    int move(long nowNanos, int limit);

    /**
     * Gives a worker the first ready jobs of a type, each with one attempt and one fence more than
     * before.
     */
    List<LeasedJob> claim(Claim claim);

    /**
     * Extends leases.
     *
     * @return which of the claims still have one
     */
    BitSet heartbeat(List<LeasedJob> claims, long leaseUntilNanos);

    /**
     * Ends claims that still have a lease; a claim that was overtaken, or whose job was made ready
     * again, changes nothing.
     *
     * @return which settlements changed something
     */
    BitSet settle(List<Settlement> settlements, long nowNanos);

    /** Gives up a job that is waiting or ready; returns whether it was. */
    boolean cancel(long jobId, long nowNanos);

    /** Returns what has become of a job. */
    JobState state(long jobId);

    /** Returns the job's audit trail, oldest first. */
    List<AuditEntry> audit(long jobId);

    /** Removes the entries that are older than a time; returns how many. */
    long trimAudit(long beforeNanos);

    /** Returns the dead letters with the lowest ids, at most so many. */
    List<DeadLetter> deadLetters(int limit);

    /**
     * Makes a dead letter ready, with no attempt behind it; false if there is none or its key is
     * taken.
     */
    boolean requeue(long jobId, long nowNanos);

    /** Removes a dead letter; returns whether there was one. */
    boolean purge(long jobId, long nowNanos);

    /** Returns how much it holds. */
    JobDepth depth(long nowNanos);

    /** Returns when {@link #move} next has something to do, {@link Long#MAX_VALUE} if never. */
    long nextMoveNanos();

    /**
     * Asks to be told whenever another scheduler may have made a job ready or let one wait. Called
     * once, before anything else.
     *
     * @param wake returns at once
     * @return how long a worker may wait for that word before it looks for itself
     */
    long onWork(Runnable wake);

    /** Returns what schedulers on this store promise. */
    Set<JobCapability> capabilities();

    /** Closes it; called once, and nothing is called after it. */
    @Override
    void close();
}
