package dev.dyno.harness.trial;

import java.util.Map;

/**
 * What the parent asks of the self-test's process, as JSON in the file that is its only argument.
 *
 * @param pins CPUs that take the place of those of the placement plan, by the roles' ids
 * @param outputFile where the {@link StallSelfTest.Outcome} goes
 */
public record StallRequest(Map<String, Integer> pins, String outputFile) {}
