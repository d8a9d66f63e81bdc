/**
 * The cause ledger: what the kernel and the JVM say happened to a measured thread and to the
 * machine during a span of time, so that a slow span can be explained and is never dropped.
 */
@NullMarked
package dev.dyno.harness.ledger;

import org.jspecify.annotations.NullMarked;
