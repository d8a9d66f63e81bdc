/** Tests of the conformance cases: every implementation passes them, wrong books do not. */
@NullMarked
package dev.dyno.workloads.matching.conformance;

import org.jspecify.annotations.NullMarked;
