/** Vectors that follow from a seed, and dot products and cosines that are exact but for a float. */
@NullMarked
package dev.dyno.workloads.cosine.exact;

import org.jspecify.annotations.NullMarked;
