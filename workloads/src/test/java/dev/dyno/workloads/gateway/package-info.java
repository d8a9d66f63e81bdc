/** Tests of the gateways' workloads. */
@NullMarked
package dev.dyno.workloads.gateway;

import org.jspecify.annotations.NullMarked;
