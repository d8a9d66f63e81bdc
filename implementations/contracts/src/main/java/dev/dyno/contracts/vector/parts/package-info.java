/**
 * What vectors share, so that they differ in where their elements lie and in nothing else: {@link
 * dev.dyno.contracts.vector.parts.CheckedIntVector} checks what callers give and keeps the promises
 * about exceptions, {@link dev.dyno.contracts.vector.parts.GrowthPolicy} says by how much a vector
 * grows. Allocators that need no native call: blocks of their own, parts of larger blocks, and for
 * tests {@link dev.dyno.contracts.vector.parts.CountingAllocator} and {@link
 * dev.dyno.contracts.vector.parts.FailingAllocator}.
 */
@NullMarked
package dev.dyno.contracts.vector.parts;

import org.jspecify.annotations.NullMarked;
