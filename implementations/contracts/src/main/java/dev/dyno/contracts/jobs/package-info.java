/**
 * Background jobs: what is accepted is run at least once or lies among the dead letters.
 *
 * <p>Start with {@link dev.dyno.contracts.jobs.JobScheduler}. Times are nanoseconds of a {@link
 * dev.dyno.contracts.jobs.JobClock} everywhere, so that a test decides what time it is.
 */
@NullMarked
package dev.dyno.contracts.jobs;

import org.jspecify.annotations.NullMarked;
