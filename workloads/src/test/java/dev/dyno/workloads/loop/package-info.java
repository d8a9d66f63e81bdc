/** Tests of the loop's workloads. */
@NullMarked
package dev.dyno.workloads.loop;

import org.jspecify.annotations.NullMarked;
