/**
 * Replays order files that others made through any book, and writes the reports in a canonical text
 * whose digest can be compared with that of other engines. Correctness only: the throughput that it
 * prints is of one pass without warm-up on an unbound thread.
 */
@NullMarked
package dev.dyno.harness.replay;

import org.jspecify.annotations.NullMarked;
