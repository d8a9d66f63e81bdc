/** Timers: the domain, and the workloads that measure what a timer costs among many others. */
@NullMarked
package dev.dyno.workloads.timer;

import org.jspecify.annotations.NullMarked;
