/** Every implementation of every domain passes its conformance cases. */
@NullMarked
package dev.dyno.workloads.conformance;

import org.jspecify.annotations.NullMarked;
