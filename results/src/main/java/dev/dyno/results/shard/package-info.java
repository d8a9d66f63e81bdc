/**
 * Suites that were spread over several machines: the runs of the parts become one run. Figures are
 * never mixed, since each workload with all its implementations was measured by one part.
 */
@NullMarked
package dev.dyno.results.shard;

import org.jspecify.annotations.NullMarked;
