package dev.dyno.contenders.vector;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.parts.GrowthPolicy;

/** Grows in its place. Used by one thread at a time. */
@Implementation(
        id = "reserve-commit",
        summary = "Addresses reserved for all there can be; growing makes more of them usable.")
final class ReservedVector extends SegmentIntVector {
    ReservedVector(Allocator allocator) {
        super(allocator, GrowthPolicy.DOUBLE);
    }
}
