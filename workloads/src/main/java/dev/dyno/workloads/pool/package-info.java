/**
 * The domain of task pools: what each must do, and what a task costs it. Start with {@link
 * dev.dyno.workloads.pool.PoolDomain}.
 */
@NullMarked
package dev.dyno.workloads.pool;

import org.jspecify.annotations.NullMarked;
