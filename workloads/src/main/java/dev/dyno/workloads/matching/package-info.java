/**
 * The order book's domain: conformance cases, order flows, their JMH bodies and open-loop sessions,
 * and the interchange format of order files.
 *
 * <p>Start with {@link dev.dyno.workloads.matching.MatchingDomain}.
 */
@NullMarked
package dev.dyno.workloads.matching;

import org.jspecify.annotations.NullMarked;
