/**
 * A gateway: commands in, reports out, over TCP. Start with {@link
 * dev.dyno.contracts.gateway.Gateway}; {@link dev.dyno.contracts.gateway.Frame} is the protocol.
 */
@NullMarked
package dev.dyno.contracts.gateway;

import org.jspecify.annotations.NullMarked;
