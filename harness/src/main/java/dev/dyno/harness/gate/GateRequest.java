package dev.dyno.harness.gate;

/**
 * What the parent asks of the gate's process, as JSON in the file that is its only argument.
 *
 * @param profile how long the seeded cases run
 * @param outputFile where the {@code ConformanceResult} goes
 */
public record GateRequest(
        String domain, String implementation, String profile, long seed, String outputFile) {}
