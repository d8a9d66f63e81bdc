package dev.dyno.contracts.jobs;

/**
 * One line of a job's audit trail: an attempt with its end, or what somebody did to the job.
 *
 * @param jobId whose
 * @param outcome what happened
 * @param attempt which attempt, 0 if the job had none
 * @param fence the fencing token of the last claim, 0 if it had none
 * @param worker who had it, empty if nobody
 * @param claimedNanos when it was taken up, 0 if never
 * @param endedNanos when this happened
 * @param detail why, for a reader; may be empty
 */
public record AuditEntry(
        long jobId,
        AuditOutcome outcome,
        int attempt,
        long fence,
        String worker,
        long claimedNanos,
        long endedNanos,
        String detail) {}
