/**
 * Order flows: seeded generators of commands. Equal arguments give equal commands on every machine,
 * because all arithmetic is of integers, of correctly rounded operations or of {@link StrictMath}.
 *
 * <p>Start with {@link dev.dyno.workloads.matching.flow.OrderFlow}, then {@link
 * dev.dyno.workloads.matching.flow.FiveScenarioFlow}.
 */
@NullMarked
package dev.dyno.workloads.matching.flow;

import org.jspecify.annotations.NullMarked;
