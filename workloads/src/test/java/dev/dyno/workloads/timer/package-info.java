/** Tests of the timer workloads. */
@NullMarked
package dev.dyno.workloads.timer;

import org.jspecify.annotations.NullMarked;
