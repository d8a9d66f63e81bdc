/**
 * A run from the parent's side: what is selected, the plan, one child process per trial, progress,
 * and the end. The program inside a trial's process is {@code harness.trial}.
 */
@NullMarked
package dev.dyno.harness.run;

import org.jspecify.annotations.NullMarked;
