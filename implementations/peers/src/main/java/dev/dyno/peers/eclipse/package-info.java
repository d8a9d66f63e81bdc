/**
 * Eclipse Collections (EPL-1.0 and EDL-1.0), in the version that exchange-core brings: its {@code
 * IntArrayList} as a vector. It has no range removal by index; that is made of its own operations.
 */
@NullMarked
package dev.dyno.peers.eclipse;

import org.jspecify.annotations.NullMarked;
