/**
 * What pools are given to calculate, each with an answer that is known without them. Start with
 * {@link dev.dyno.workloads.pool.program.Program}.
 */
@NullMarked
package dev.dyno.workloads.pool.program;

import org.jspecify.annotations.NullMarked;
