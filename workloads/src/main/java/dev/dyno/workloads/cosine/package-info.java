/**
 * The domain of dot products and cosines. Start with {@link
 * dev.dyno.workloads.cosine.CosineDomain}. Its conformance cases are in {@link
 * dev.dyno.workloads.cosine.conformance}, and what they compare with in {@link
 * dev.dyno.workloads.cosine.exact}.
 */
@NullMarked
package dev.dyno.workloads.cosine;

import org.jspecify.annotations.NullMarked;
