/** Tests of the journal's conformance cases: every journal passes them, wrong ones do not. */
@NullMarked
package dev.dyno.workloads.journal.conformance;

import org.jspecify.annotations.NullMarked;
