package dev.dyno.contracts.jobs.parts;

/**
 * A worker's wish for jobs.
 *
 * @param type of this type only
 * @param limit at most so many, at least 1
 * @param worker who asks, for the audit trail
 * @param nowNanos what time it is
 * @param leaseUntilNanos until when they are left to the worker
 */
public record Claim(String type, int limit, String worker, long nowNanos, long leaseUntilNanos) {}
