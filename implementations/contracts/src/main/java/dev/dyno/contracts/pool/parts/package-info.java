/**
 * Parts of pools: whoever has an executor has a pool, so that such pools differ in what carries
 * tasks between threads and in nothing else. Start with {@link
 * dev.dyno.contracts.pool.parts.ExecutorTaskPool}.
 */
@NullMarked
package dev.dyno.contracts.pool.parts;

import org.jspecify.annotations.NullMarked;
