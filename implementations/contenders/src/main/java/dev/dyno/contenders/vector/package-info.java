/**
 * Our vectors. Start with {@code IntVectors}, the catalogue.
 *
 * <p>{@code LoopIntVector} is the reference; {@code HeapIntVector} keeps elements in an array and
 * {@code SegmentIntVector} outside the heap, where the allocator decides what growth costs: {@code
 * ReallocAllocator} lets the C library move pages, {@code ReservingAllocator} has the addresses
 * from the beginning. {@code VirtualMemory} has the native calls.
 */
@NullMarked
package dev.dyno.contenders.vector;

import org.jspecify.annotations.NullMarked;
