/** Wrong vectors, which the cases must catch. */
@NullMarked
package dev.dyno.workloads.vector.conformance;

import org.jspecify.annotations.NullMarked;
