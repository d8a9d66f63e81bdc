package dev.dyno.contracts.jobs.parts;

import dev.dyno.contracts.jobs.JobRequest;
import java.util.Comparator;

/**
 * A job as a worker takes it up.
 *
 * @param jobId its id
 * @param request what the producer asked for, with no delay
 * @param attempt which attempt this claim is, from 1
 * @param fence the claim's token, higher than that of any earlier claim of the job
 * @param dueNanos since when it could have been claimed
 * @param claimedNanos when it was claimed
 */
public record LeasedJob(
        long jobId, JobRequest request, int attempt, long fence, long dueNanos, long claimedNanos) {
    /** The order in which the jobs of one type are to run. */
    public static final Comparator<LeasedJob> BY_URGENCY =
            Comparator.comparingInt((LeasedJob job) -> -job.request().priority())
                    .thenComparingLong(LeasedJob::dueNanos)
                    .thenComparingLong(LeasedJob::jobId);
}
