/** Tests of the programs that pools are given. */
@NullMarked
package dev.dyno.workloads.pool.program;

import org.jspecify.annotations.NullMarked;
