/** Wrong implementations of risk, which the cases must catch. */
@NullMarked
package dev.dyno.workloads.risk.conformance;

import org.jspecify.annotations.NullMarked;
