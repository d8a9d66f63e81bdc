package dev.dyno.contracts.jobs.parts;

import dev.dyno.contracts.jobs.JobType;

/**
 * How many jobs of a type may be taken up now: by its concurrency, and by a bucket of one second's
 * starts that fills up continuously. Guarded by itself.
 */
final class TypeLimits {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final JobType type;
    private int running;

    /** How many starts the bucket holds, in parts of {@link #SECOND_NANOS}. */
    private long tokenParts;

    private long filledNanos;

    TypeLimits(JobType type, long nowNanos) {
        this.type = type;
        this.tokenParts = capacity();
        this.filledNanos = nowNanos;
    }

    private long capacity() {
        return type.startsPerSecondMax() * SECOND_NANOS;
    }

    JobType type() {
        return type;
    }

    /** Reserves room for at most so many; what is not used is given back by {@link #unused}. */
    synchronized int reserve(int wanted, long nowNanos) {
        long elapsed = Math.clamp(nowNanos - filledNanos, 0, SECOND_NANOS);
        filledNanos = Math.max(filledNanos, nowNanos);
        tokenParts = Math.min(capacity(), tokenParts + elapsed * type.startsPerSecondMax());
        long granted = Math.min(wanted, type.concurrencyMax() - running);
        granted = Math.min(granted, tokenParts / SECOND_NANOS);
        tokenParts -= granted * SECOND_NANOS;
        running += (int) granted;
        return (int) granted;
    }

    synchronized void unused(int count) {
        running -= count;
        tokenParts = Math.min(capacity(), tokenParts + count * SECOND_NANOS);
    }

    synchronized void ended() {
        running--;
    }
}
