/** Tests of the workloads of deques. */
@NullMarked
package dev.dyno.workloads.deque;

import org.jspecify.annotations.NullMarked;
