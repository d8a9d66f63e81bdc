/**
 * Tests of the conformance cases: a plain book that passes them, and small mutations of it that
 * must not.
 */
@NullMarked
package dev.dyno.workloads.matching.wrong;

import org.jspecify.annotations.NullMarked;
