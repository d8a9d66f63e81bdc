/**
 * What every implementation of pre-trade risk must do. Start with {@link
 * dev.dyno.workloads.risk.conformance.RiskCases}.
 */
@NullMarked
package dev.dyno.workloads.risk.conformance;

import org.jspecify.annotations.NullMarked;
