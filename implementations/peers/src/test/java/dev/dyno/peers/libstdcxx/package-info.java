/** Tests of the native reference's build. */
@NullMarked
package dev.dyno.peers.libstdcxx;

import org.jspecify.annotations.NullMarked;
