/**
 * Dot products and cosines of vectors of floats: one pair, one query against many rows, many
 * queries against many rows.
 *
 * <p>Start with {@link dev.dyno.contracts.cosine.CosineKernel}. A kernel owns the vectors, so that
 * it may lay them out as its instructions like them best. How far an answer may be from the exact
 * one is stated by {@link dev.dyno.contracts.cosine.ErrorBound}. {@link
 * dev.dyno.contracts.cosine.parts} holds the checks and the norms that all kernels share.
 */
@NullMarked
package dev.dyno.contracts.cosine;

import org.jspecify.annotations.NullMarked;
