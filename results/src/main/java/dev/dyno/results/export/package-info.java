/**
 * Results in the formats of other tools: pure functions from a {@link
 * dev.dyno.results.gate.GateResult} or {@link dev.dyno.results.model.RunSummary} to text.
 */
@NullMarked
package dev.dyno.results.export;

import org.jspecify.annotations.NullMarked;
