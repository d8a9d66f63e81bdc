/** What gateways must do: see {@link dev.dyno.workloads.gateway.conformance.GatewayCases}. */
@NullMarked
package dev.dyno.workloads.gateway.conformance;

import org.jspecify.annotations.NullMarked;
