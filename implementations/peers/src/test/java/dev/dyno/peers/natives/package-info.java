/** Tests of the native reference's build. */
@NullMarked
package dev.dyno.peers.natives;

import org.jspecify.annotations.NullMarked;
