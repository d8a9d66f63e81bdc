/** Tests of what all workloads draw from, and what the tests of all domains share. */
@NullMarked
package dev.dyno.workloads;

import org.jspecify.annotations.NullMarked;
