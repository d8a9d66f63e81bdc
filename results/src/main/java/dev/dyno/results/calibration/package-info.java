/**
 * What comparisons of known truth say of the gate: how often it raises a false alarm, how often it
 * finds a slowdown, and what it will cost to see a smaller one. Everything is recomputed from the
 * raw slices.
 */
@NullMarked
package dev.dyno.results.calibration;

import org.jspecify.annotations.NullMarked;
