/** Tests of the workloads of task pools. */
@NullMarked
package dev.dyno.workloads.pool;

import org.jspecify.annotations.NullMarked;
