/** Wrong task pools, and whether the cases catch them. */
@NullMarked
package dev.dyno.workloads.pool.conformance;

import org.jspecify.annotations.NullMarked;
