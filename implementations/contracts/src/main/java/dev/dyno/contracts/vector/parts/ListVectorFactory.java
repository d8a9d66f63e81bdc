package dev.dyno.contracts.vector.parts;

import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.IntVector;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.VectorCapability;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes vectors of lists that have their own memory on the heap.
 *
 * @param constructor makes an empty one
 * @param capabilities what they promise
 */
public record ListVectorFactory(Supplier<IntVector> constructor, Set<VectorCapability> capabilities)
        implements IntVectorFactory {
    /** Copies the set. */
    public ListVectorFactory {
        capabilities = Set.copyOf(capabilities);
    }

    @Override
    public IntVector create(Allocator allocator) {
        return constructor.get();
    }

    @Override
    public Allocator allocator() {
        return HeapAllocator.SHARED;
    }
}
