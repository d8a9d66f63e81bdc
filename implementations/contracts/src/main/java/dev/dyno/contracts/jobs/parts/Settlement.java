package dev.dyno.contracts.jobs.parts;

import dev.dyno.contracts.jobs.AuditOutcome;

/**
 * What a claim ended with.
 *
 * @param job the claim
 * @param outcome {@code COMPLETED}, {@code RETRIED}, {@code DEAD} or {@code DEFERRED}
 * @param attempts how many attempts count now
 * @param dueNanos when it may be claimed again, if another claim follows
 * @param detail why, for a reader; at most {@value #DETAIL_MAX} characters
 */
public record Settlement(
        LeasedJob job, AuditOutcome outcome, int attempts, long dueNanos, String detail) {
    /** The longest detail. */
    public static final int DETAIL_MAX = 500;

    /** Shortens the detail to what is kept. */
    public Settlement {
        detail = detail.length() > DETAIL_MAX ? detail.substring(0, DETAIL_MAX) : detail;
        // Some stores keep text as C does.
        detail = detail.replace('\0', ' ');
    }

    static Settlement completed(LeasedJob job) {
        return new Settlement(job, AuditOutcome.COMPLETED, job.attempt(), 0, "");
    }

    static Settlement retried(LeasedJob job, long dueNanos, String detail) {
        return new Settlement(job, AuditOutcome.RETRIED, job.attempt(), dueNanos, detail);
    }

    static Settlement dead(LeasedJob job, int attempts, String detail) {
        return new Settlement(job, AuditOutcome.DEAD, attempts, 0, detail);
    }

    static Settlement deferred(LeasedJob job, long dueNanos, String detail) {
        return new Settlement(job, AuditOutcome.DEFERRED, job.attempt() - 1, dueNanos, detail);
    }
}
