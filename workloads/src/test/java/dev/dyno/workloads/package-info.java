/** Tests of the generators and distributions that all workloads draw from. */
@NullMarked
package dev.dyno.workloads;

import org.jspecify.annotations.NullMarked;
