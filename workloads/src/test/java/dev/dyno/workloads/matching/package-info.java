/** Tests of the matching workloads: what they do with books that are wrong, throw or stall. */
@NullMarked
package dev.dyno.workloads.matching;

import org.jspecify.annotations.NullMarked;
