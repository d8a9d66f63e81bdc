/** Gateways. Start with {@link dev.dyno.workloads.gateway.GatewayDomain}. */
@NullMarked
package dev.dyno.workloads.gateway;

import org.jspecify.annotations.NullMarked;
