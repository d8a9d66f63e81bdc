package dev.dyno.contenders.vector;

import dev.dyno.contracts.vector.Allocator;
import java.lang.foreign.MemorySegment;

/** Arrays as an allocator's blocks. Stateless. */
final class ArrayBlocks {
    private ArrayBlocks() {}

    /**
     * Returns an array.
     *
     * @throws IllegalArgumentException if the allocator's blocks are no whole arrays
     */
    static int[] allocate(Allocator allocator, int count) {
        MemorySegment block = allocator.allocate((long) count * Integer.BYTES);
        if (block.heapBase().orElse(null) instanceof int[] array
                && block.byteSize() == (long) array.length * Integer.BYTES) {
            return array;
        }
        allocator.release(block);
        throw new IllegalArgumentException("a vector on the heap needs an allocator of arrays");
    }

    /** Gives an array back, unless it has no elements. */
    static void release(Allocator allocator, int[] array) {
        if (array.length > 0) {
            allocator.release(MemorySegment.ofArray(array));
        }
    }
}
