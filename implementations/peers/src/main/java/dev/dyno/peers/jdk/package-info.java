/** The executors of the JDK as task pools. */
@NullMarked
package dev.dyno.peers.jdk;

import org.jspecify.annotations.NullMarked;
