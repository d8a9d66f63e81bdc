package dev.dyno.contenders.vector;

import dev.dyno.contracts.vector.AllocationException;
import dev.dyno.contracts.vector.Allocator;
import java.lang.foreign.MemorySegment;

/**
 * The C library's memory. Its realloc extends a block in its place where it can, and gives the
 * pages of a large one new addresses instead of copying what is in them. Safe for use by any
 * thread.
 */
final class ReallocAllocator implements Allocator {
    static final ReallocAllocator SHARED = new ReallocAllocator();

    private ReallocAllocator() {}

    @Override
    public MemorySegment allocate(long bytes) {
        return block(0, bytes);
    }

    @Override
    public MemorySegment resize(MemorySegment block, long bytes, long usedBytes) {
        return block(block.address(), bytes);
    }

    @SuppressWarnings("restricted") // The C library says that so many bytes are there.
    private static MemorySegment block(long before, long bytes) {
        long address = bytes < 1 ? 0 : VirtualMemory.realloc(before, bytes);
        if (address == 0) {
            throw new AllocationException("the C library has no block of " + bytes + " bytes");
        }
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }

    @Override
    public void release(MemorySegment block) {
        VirtualMemory.free(block.address());
    }
}
