/** What every timer queue must do, as named cases. */
@NullMarked
package dev.dyno.workloads.timer.conformance;

import org.jspecify.annotations.NullMarked;
