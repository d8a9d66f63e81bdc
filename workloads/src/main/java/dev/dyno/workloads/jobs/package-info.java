/**
 * The domain of the job scheduler: conformance cases, closed loops from enqueue to done beside
 * failures of several kinds, and open loops that tell how soon a job is picked up.
 *
 * <p>Start with {@link dev.dyno.workloads.jobs.JobsDomain}.
 */
@NullMarked
package dev.dyno.workloads.jobs;

import org.jspecify.annotations.NullMarked;
