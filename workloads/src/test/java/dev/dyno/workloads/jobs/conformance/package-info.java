/** Tests of the job scheduler's cases: wrong schedulers that they must catch. */
@NullMarked
package dev.dyno.workloads.jobs.conformance;

import org.jspecify.annotations.NullMarked;
