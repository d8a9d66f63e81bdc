/**
 * The conformance cases of the matching loop. Start with {@link
 * dev.dyno.workloads.loop.conformance.LoopCases}.
 */
@NullMarked
package dev.dyno.workloads.loop.conformance;

import org.jspecify.annotations.NullMarked;
