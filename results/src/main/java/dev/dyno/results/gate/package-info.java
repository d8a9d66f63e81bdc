/**
 * The statistics of the regression gate: from the costs of base and candidate, measured fork by
 * fork, to a verdict with its reason. Pure functions: no I/O, no clock, deterministic under a seed.
 *
 * <p>Entry points: {@link dev.dyno.results.gate.Gate#next} says what to measure next, {@link
 * dev.dyno.results.gate.Gate#judge} turns everything measured into a {@link
 * dev.dyno.results.gate.GateResult}.
 */
@NullMarked
package dev.dyno.results.gate;

import org.jspecify.annotations.NullMarked;
