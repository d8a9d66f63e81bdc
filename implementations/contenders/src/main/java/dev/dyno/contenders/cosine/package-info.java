/**
 * Our kernels for dot products and cosines. Start with {@code CosineKernels}, the catalogue.
 *
 * <p>{@code PairKernel} goes to doubles where floats are too small; below it, {@code HeapKernel}
 * keeps vectors in arrays and {@code AlignedKernel} outside the heap, each from the start of a
 * cache line on. The inner loops are small static methods: {@code ArrayLanes} for arrays, {@code
 * AlignedLanes} and {@code Tiles} for addresses.
 */
@NullMarked
package dev.dyno.contenders.cosine;

import org.jspecify.annotations.NullMarked;
