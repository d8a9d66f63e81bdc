package dev.dyno.contracts.jobs;

import java.time.Instant;

/**
 * What time it is. Processes that share jobs compare their times, so it is the time of day and not
 * one that begins with the process. Any thread may ask.
 */
@FunctionalInterface
public interface JobClock {
    /** Returns nanoseconds since the first of January 1970, UTC. */
    long nowNanos();

    /** Returns the clock of the machine. */
    static JobClock system() {
        return () -> {
            Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        };
    }
}
