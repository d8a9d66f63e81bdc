/** Wrong gateways, which the cases must catch. */
@NullMarked
package dev.dyno.workloads.gateway.conformance;

import org.jspecify.annotations.NullMarked;
