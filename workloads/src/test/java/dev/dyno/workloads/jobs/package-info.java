/** Tests of the job scheduler's workloads. */
@NullMarked
package dev.dyno.workloads.jobs;

import org.jspecify.annotations.NullMarked;
