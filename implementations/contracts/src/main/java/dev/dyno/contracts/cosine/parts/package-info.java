/**
 * What kernels share, so that they differ in how they compute and in nothing else: {@link
 * dev.dyno.contracts.cosine.parts.CheckedKernel} checks what callers give, {@link
 * dev.dyno.contracts.cosine.parts.PairwiseKernel} makes cosines and blocks of dot products, {@link
 * dev.dyno.contracts.cosine.parts.StoredNorms} keeps norms.
 */
@NullMarked
package dev.dyno.contracts.cosine.parts;

import org.jspecify.annotations.NullMarked;
