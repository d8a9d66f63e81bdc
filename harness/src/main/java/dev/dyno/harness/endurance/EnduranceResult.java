package dev.dyno.harness.endurance;

/**
 * What a long run came to.
 *
 * @param commands how many were applied and answered rightly
 * @param passes over how many repetitions of the flow
 * @param allocatedBytes what the thread allocated while it applied them
 * @param heapUsedBytes of the whole JVM, input and books included, at the end
 * @param elapsedNanos from the first command to the last
 */
public record EnduranceResult(
        long commands, long passes, long allocatedBytes, long heapUsedBytes, long elapsedNanos) {}
