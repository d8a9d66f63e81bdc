/**
 * Pre-trade risk: orders held before they are sequenced. Start with {@link
 * dev.dyno.workloads.risk.RiskDomain}.
 */
@NullMarked
package dev.dyno.workloads.risk;

import org.jspecify.annotations.NullMarked;
