package dev.dyno.contracts.vector.parts;

import dev.dyno.contracts.vector.AllocationException;
import dev.dyno.contracts.vector.Allocator;
import java.lang.foreign.MemorySegment;

/**
 * Hands out one block from front to back: {@code std::pmr::monotonic_buffer_resource}. Only the
 * last block that was given can grow in its place, or have its memory used again; the rest comes
 * back when the allocator is closed. Used by one thread at a time.
 */
public final class BumpAllocator implements Allocator, AutoCloseable {
    private final Allocator upstream;
    private final MemorySegment whole;
    private long used;
    private boolean isClosed;

    /**
     * Creates an allocator.
     *
     * @param upstream where its one block comes from; of native memory
     * @param bytes how large that is
     */
    public BumpAllocator(Allocator upstream, long bytes) {
        this.upstream = upstream;
        this.whole = upstream.allocate(bytes);
    }

    @Override
    public MemorySegment allocate(long bytes) {
        long next = rounded(bytes);
        if (isClosed || bytes < 1 || next > whole.byteSize() - used) {
            throw new AllocationException(
                    "%d bytes were asked for, %d of %d are used"
                            .formatted(bytes, used, whole.byteSize()));
        }
        MemorySegment block = whole.asSlice(used, next);
        used += next;
        return block;
    }

    @Override
    public MemorySegment resize(MemorySegment block, long bytes, long usedBytes) {
        if (!isLast(block)) {
            return Allocator.super.resize(block, bytes, usedBytes);
        }
        long before = used;
        used -= block.byteSize();
        try {
            return allocate(bytes);
        } catch (AllocationException full) {
            used = before;
            throw full;
        }
    }

    @Override
    public void release(MemorySegment block) {
        if (isLast(block)) {
            used -= block.byteSize();
        }
    }

    private boolean isLast(MemorySegment block) {
        return block.address() + block.byteSize() == whole.address() + used;
    }

    /** Returns how many bytes are used. */
    public long usedBytes() {
        return used;
    }

    /** Gives the block back; a second call does nothing. No vector may use it any more. */
    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            upstream.release(whole);
        }
    }

    private static long rounded(long bytes) {
        return (bytes + ALIGNMENT_BYTES - 1) & -ALIGNMENT_BYTES;
    }
}
