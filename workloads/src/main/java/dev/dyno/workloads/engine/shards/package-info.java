/**
 * Engines side by side. Start with {@link dev.dyno.workloads.engine.shards.ShardsDomain}. The
 * commands and the expected books are the engine's own.
 */
@NullMarked
package dev.dyno.workloads.engine.shards;

import org.jspecify.annotations.NullMarked;
