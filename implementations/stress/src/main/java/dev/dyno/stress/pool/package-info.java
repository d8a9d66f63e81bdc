/** The task pools: whether what is submitted and what is joined always wakes somebody. */
@NullMarked
package dev.dyno.stress.pool;

import org.jspecify.annotations.NullMarked;
