package dev.dyno.contenders.vector;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.parts.GrowthPolicy;

/** An array that grows by half. Used by one thread at a time. */
@Implementation(id = "array-by-half", summary = "An array on the heap that grows by half.")
final class HalfGrownArrayVector extends HeapIntVector {
    HalfGrownArrayVector(Allocator allocator) {
        super(allocator, GrowthPolicy.HALF);
    }
}
