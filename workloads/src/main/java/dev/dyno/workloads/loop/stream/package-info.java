/**
 * What the loop's conformance cases and its workloads share: commands, and how they are checked.
 */
@NullMarked
package dev.dyno.workloads.loop.stream;

import org.jspecify.annotations.NullMarked;
