/**
 * The gate: two builds, which benchmarks they share, and fork groups of these until the statistics
 * have seen enough or the time is over. {@link dev.dyno.harness.compare.GateRun} performs it.
 */
@NullMarked
package dev.dyno.harness.compare;

import org.jspecify.annotations.NullMarked;
