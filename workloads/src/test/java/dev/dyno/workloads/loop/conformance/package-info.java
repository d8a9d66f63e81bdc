/** Tests of the loop's conformance cases: every loop passes them, wrong ones do not. */
@NullMarked
package dev.dyno.workloads.loop.conformance;

import org.jspecify.annotations.NullMarked;
