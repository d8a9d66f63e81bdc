/** Wrong timer queues, which the cases must catch. */
@NullMarked
package dev.dyno.workloads.timer.conformance;

import org.jspecify.annotations.NullMarked;
