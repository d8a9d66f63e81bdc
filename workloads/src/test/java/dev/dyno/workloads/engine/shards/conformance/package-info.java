/** Wrong sharded engines, which the cases must catch. */
@NullMarked
package dev.dyno.workloads.engine.shards.conformance;

import org.jspecify.annotations.NullMarked;
