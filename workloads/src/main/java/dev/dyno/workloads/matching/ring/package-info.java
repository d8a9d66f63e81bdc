/**
 * The rings that hand commands to the measured thread and reports away from it, and the digest that
 * reports are folded into. One producer thread, one consumer thread, no lock.
 *
 * <p>Start with {@link dev.dyno.workloads.matching.ring.ReportRing}.
 */
@NullMarked
package dev.dyno.workloads.matching.ring;

import org.jspecify.annotations.NullMarked;
