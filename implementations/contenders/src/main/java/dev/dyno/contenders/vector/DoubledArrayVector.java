package dev.dyno.contenders.vector;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.parts.GrowthPolicy;

/** An array that doubles. Used by one thread at a time. */
@Implementation(id = "array-doubled", summary = "An array on the heap that doubles.")
final class DoubledArrayVector extends HeapIntVector {
    DoubledArrayVector(Allocator allocator) {
        super(allocator, GrowthPolicy.DOUBLE);
    }
}
