/** Tests of exchange-core's adapter from inside. */
@NullMarked
package dev.dyno.peers.exchangecore;

import org.jspecify.annotations.NullMarked;
