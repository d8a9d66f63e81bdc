/** Tests of the vectors' workloads and of the allocators. */
@NullMarked
package dev.dyno.workloads.vector;

import org.jspecify.annotations.NullMarked;
