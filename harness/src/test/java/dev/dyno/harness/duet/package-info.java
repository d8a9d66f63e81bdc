/** Fork groups of real processes, and what becomes of them when something goes wrong. */
@NullMarked
package dev.dyno.harness.duet;

import org.jspecify.annotations.NullMarked;
