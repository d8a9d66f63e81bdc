/**
 * Contiguous sequences that grow: what {@code std::vector} is in C++, for elements that lie side by
 * side in memory and not behind references.
 *
 * <p>Start with {@link dev.dyno.contracts.vector.IntVector}. Memory comes from an {@link
 * dev.dyno.contracts.vector.Allocator}; {@link dev.dyno.contracts.vector.parts} has those that need
 * no native call, two for tests among them, and the checks that all vectors share.
 */
@NullMarked
package dev.dyno.contracts.vector;

import org.jspecify.annotations.NullMarked;
