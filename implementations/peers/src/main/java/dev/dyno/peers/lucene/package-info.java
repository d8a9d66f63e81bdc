/**
 * Lucene's vector utilities, lucene-core 10.6.0 (Apache-2.0), as a kernel: {@code
 * VectorUtil.dotProduct} and {@code VectorUtil.cosine} over float arrays, one per vector, as
 * Lucene's own searches over vectors in memory use them.
 *
 * <p>Lucene falls back to plain loops, with a line in a log, where the JVM lacks the Vector API. A
 * kernel is refused there instead. Its utilities promise finite answers to finite vectors that are
 * not zero, and nothing else; squared norms are sums of floats.
 */
@NullMarked
package dev.dyno.peers.lucene;

import org.jspecify.annotations.NullMarked;
