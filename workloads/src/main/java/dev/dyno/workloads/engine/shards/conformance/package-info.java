/**
 * What sharded engines must do: see {@link
 * dev.dyno.workloads.engine.shards.conformance.ShardCases}.
 */
@NullMarked
package dev.dyno.workloads.engine.shards.conformance;

import org.jspecify.annotations.NullMarked;
