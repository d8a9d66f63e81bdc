package dev.dyno.contracts.jobs;

/**
 * A job that is not tried any more.
 *
 * @param jobId its id, which it keeps when it is requeued
 * @param request what the producer asked for, with no delay
 * @param attempts how often its handler was called since it was enqueued or requeued
 * @param reason why it is here, for a reader
 * @param diedNanos since when
 */
public record DeadLetter(
        long jobId, JobRequest request, int attempts, String reason, long diedNanos) {}
