/** What every job scheduler must do, as cases that decide what time it is. */
@NullMarked
package dev.dyno.workloads.jobs.conformance;

import org.jspecify.annotations.NullMarked;
