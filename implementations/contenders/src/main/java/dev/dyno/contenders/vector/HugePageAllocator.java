package dev.dyno.contenders.vector;

import static dev.dyno.contenders.vector.VirtualMemory.HUGE_PAGE_BYTES;

import dev.dyno.contracts.vector.AllocationException;
import dev.dyno.contracts.vector.Allocator;
import java.lang.foreign.MemorySegment;

/**
 * Gives whole huge pages, so that a large block costs one page fault and one place in the TLB for
 * each two mebibytes. Safe for use by any thread.
 */
final class HugePageAllocator implements Allocator {
    static final HugePageAllocator SHARED = new HugePageAllocator();

    private HugePageAllocator() {}

    @Override
    @SuppressWarnings("restricted") // The kernel says that so many bytes are there.
    public MemorySegment allocate(long bytes) {
        long rounded = (bytes + HUGE_PAGE_BYTES - 1) & -HUGE_PAGE_BYTES;
        long mapping = bytes < 1 ? -1 : VirtualMemory.map(rounded + HUGE_PAGE_BYTES);
        if (mapping == -1) {
            throw new AllocationException("the kernel does not map " + bytes + " bytes");
        }
        long start = (mapping + HUGE_PAGE_BYTES - 1) & -HUGE_PAGE_BYTES;
        unmap(mapping, start);
        unmap(start + rounded, mapping + rounded + HUGE_PAGE_BYTES);
        VirtualMemory.adviseHugePages(start, rounded);
        return MemorySegment.ofAddress(start).reinterpret(rounded);
    }

    private static void unmap(long from, long to) {
        if (to > from) {
            VirtualMemory.unmap(from, to - from);
        }
    }

    @Override
    public void release(MemorySegment block) {
        VirtualMemory.unmap(block.address(), block.byteSize());
    }
}
