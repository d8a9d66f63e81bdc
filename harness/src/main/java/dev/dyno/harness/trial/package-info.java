/**
 * The program inside a trial's JVM: one implementation, some workloads, measured and written out
 * one by one, so that a crash keeps what came before.
 *
 * <p>Closed-loop workloads run through JMH in rounds until {@link
 * dev.dyno.harness.trial.SteadyState}; open-loop workloads are driven by {@link
 * dev.dyno.harness.trial.OpenLoopDriver} on a schedule that never moves.
 */
@NullMarked
package dev.dyno.harness.trial;

import org.jspecify.annotations.NullMarked;
