/**
 * The matching engine as a whole: commands in, acknowledged when they are durable, on each journal.
 * Start with {@link dev.dyno.workloads.engine.EngineDomain}.
 */
@NullMarked
package dev.dyno.workloads.engine;

import org.jspecify.annotations.NullMarked;
