/** Wrong deques, and whether the cases catch them. */
@NullMarked
package dev.dyno.workloads.deque.conformance;

import org.jspecify.annotations.NullMarked;
