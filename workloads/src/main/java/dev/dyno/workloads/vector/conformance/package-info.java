/** What every vector must do, as named cases. */
@NullMarked
package dev.dyno.workloads.vector.conformance;

import org.jspecify.annotations.NullMarked;
