package dev.dyno.contracts.vector;

import java.lang.foreign.MemorySegment;

/**
 * Gives memory in blocks, and takes it back: what a memory resource is in C++.
 *
 * <p>A block has at least as many bytes as were asked for, and starts at a multiple of {@value
 * #ALIGNMENT_BYTES} bytes where it is native. What is in it is not defined. All blocks of an
 * allocator are native, or all are whole arrays of {@code int} on the heap.
 *
 * <p>Used by one thread at a time, unless an allocator says otherwise.
 */
public interface Allocator {
    /** What each native block's address is a multiple of. */
    long ALIGNMENT_BYTES = 16;

    /**
     * Returns a new block.
     *
     * @param bytes at least 1
     * @throws AllocationException if there is no memory; nothing is different then
     */
    MemorySegment allocate(long bytes);

    /**
     * Returns a block of another size with the same contents, which may lie elsewhere. The old one
     * is used up. This one allocates, copies and releases; an allocator that can do with less does.
     *
     * @param block what this allocator returned
     * @param bytes how large it is to be, at least 1
     * @param usedBytes how many bytes of it count, from its start; at most as many as it has before
     *     and after
     * @throws AllocationException if there is no memory; the old block is as it was
     */
    default MemorySegment resize(MemorySegment block, long bytes, long usedBytes) {
        MemorySegment larger = allocate(bytes);
        MemorySegment.copy(block, 0, larger, 0, usedBytes);
        release(block);
        return larger;
    }

    /**
     * Takes a block back. Never throws for a block that is this allocator's.
     *
     * @param block what this allocator returned last for it
     */
    void release(MemorySegment block);

    /** Returns whether either may release what the other has allocated. */
    default boolean isEqual(Allocator other) {
        return equals(other);
    }
}
