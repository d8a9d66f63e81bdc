/**
 * JVector's vector utilities, jvector 4.0.2 (Apache-2.0), as two kernels: its code for the Vector
 * API, and the one that calls its native library. Pairs go through {@code dotProduct} and {@code
 * cosine}, blocks through {@code dotProductMulti}, each over vectors of the provider's own kind.
 *
 * <p>JVector chooses a provider by itself and falls back to plain loops, with a line in a log. Here
 * each provider is asked for by its name, so that it does its work or is refused. Squared norms are
 * sums of floats.
 */
@NullMarked
package dev.dyno.peers.jvector;

import org.jspecify.annotations.NullMarked;
