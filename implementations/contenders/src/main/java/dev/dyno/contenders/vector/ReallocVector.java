package dev.dyno.contenders.vector;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.parts.GrowthPolicy;

/** Grows by the C library's realloc. Used by one thread at a time. */
@Implementation(
        id = "realloc",
        summary =
                "The C library's realloc, which moves the pages of a large block and copies none.")
final class ReallocVector extends SegmentIntVector {
    ReallocVector(Allocator allocator) {
        super(allocator, GrowthPolicy.DOUBLE);
    }
}
