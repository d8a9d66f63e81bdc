package dev.dyno.contracts.vector.parts;

import dev.dyno.contracts.vector.Allocator;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Keeps blocks that were given back for the next request of their size, a power of two: {@code
 * std::pmr::unsynchronized_pool_resource}. Larger blocks are the upstream's business. Used by one
 * thread at a time.
 */
public final class PoolAllocator implements Allocator, AutoCloseable {
    private static final int SMALLEST_LOG2 = 6;
    private static final int LARGEST_LOG2 = 20;

    private final Allocator upstream;
    private final List<Deque<MemorySegment>> idle = new ArrayList<>();

    /**
     * Creates an empty pool.
     *
     * @param upstream where blocks come from
     */
    public PoolAllocator(Allocator upstream) {
        this.upstream = upstream;
        for (int log2 = SMALLEST_LOG2; log2 <= LARGEST_LOG2; log2++) {
            idle.add(new ArrayDeque<>());
        }
    }

    private static boolean isPooled(long bytes) {
        return bytes <= 1L << LARGEST_LOG2;
    }

    /** Returns the place of the smallest size that has so many bytes. */
    private static int sizeClass(long bytes) {
        return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(bytes - 1) - SMALLEST_LOG2);
    }

    @Override
    public MemorySegment allocate(long bytes) {
        if (!isPooled(bytes)) {
            return upstream.allocate(bytes);
        }
        int sizeClass = sizeClass(bytes);
        MemorySegment block = idle.get(sizeClass).pollLast();
        return block == null ? upstream.allocate(1L << (sizeClass + SMALLEST_LOG2)) : block;
    }

    @Override
    public MemorySegment resize(MemorySegment block, long bytes, long usedBytes) {
        return isPooled(block.byteSize()) || isPooled(bytes)
                ? Allocator.super.resize(block, bytes, usedBytes)
                : upstream.resize(block, bytes, usedBytes);
    }

    @Override
    public void release(MemorySegment block) {
        if (isPooled(block.byteSize())) {
            idle.get(sizeClass(block.byteSize())).addLast(block);
        } else {
            upstream.release(block);
        }
    }

    /** Gives back the blocks that nobody has. */
    @Override
    public void close() {
        for (Deque<MemorySegment> blocks : idle) {
            blocks.forEach(upstream::release);
            blocks.clear();
        }
    }
}
