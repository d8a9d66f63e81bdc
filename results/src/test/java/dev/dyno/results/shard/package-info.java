@NullMarked
package dev.dyno.results.shard;

import org.jspecify.annotations.NullMarked;
