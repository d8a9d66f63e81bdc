/**
 * What every task pool must do, as named cases. Start with {@link
 * dev.dyno.workloads.pool.conformance.PoolCases}.
 */
@NullMarked
package dev.dyno.workloads.pool.conformance;

import org.jspecify.annotations.NullMarked;
