/** Tests of the sharded engines' workloads. */
@NullMarked
package dev.dyno.workloads.engine.shards;

import org.jspecify.annotations.NullMarked;
