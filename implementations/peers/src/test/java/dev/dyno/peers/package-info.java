/** Tests of the adapters against the reference. */
@NullMarked
package dev.dyno.peers;

import org.jspecify.annotations.NullMarked;
