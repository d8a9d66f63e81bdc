/** Our gateways. */
@NullMarked
package dev.dyno.contenders.gateway;

import org.jspecify.annotations.NullMarked;
