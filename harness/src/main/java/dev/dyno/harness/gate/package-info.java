/**
 * The conformance gate: before an implementation is timed it runs all cases of its contract, in a
 * process with the flags of a trial.
 */
@NullMarked
package dev.dyno.harness.gate;

import org.jspecify.annotations.NullMarked;
