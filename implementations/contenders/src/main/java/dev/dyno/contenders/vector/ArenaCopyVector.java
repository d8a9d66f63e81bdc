package dev.dyno.contenders.vector;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.parts.GrowthPolicy;

/** Grows by copying into a new arena. Used by one thread at a time. */
@Implementation(
        id = "arena-copy",
        summary = "An arena's memory outside the heap; growing copies into one twice as large.")
final class ArenaCopyVector extends SegmentIntVector {
    ArenaCopyVector(Allocator allocator) {
        super(allocator, GrowthPolicy.DOUBLE);
    }
}
