/**
 * What the JDK itself has, as peers: its executors as task pools, and {@code ArrayList} of {@code
 * Integer} objects, as Java code has used it for want of a list of ints.
 */
@NullMarked
package dev.dyno.peers.jdk;

import org.jspecify.annotations.NullMarked;
