package dev.dyno.workloads.vector.conformance;

import dev.dyno.contracts.vector.AllocationException;
import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.parts.ArenaAllocator;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** Blocks that can grow where they are, for a vector whose elements never move. */
final class InPlaceAllocator implements Allocator {
    private static final long BLOCK_BYTES = 1 << 20;

    private final Map<Long, MemorySegment> wholes = new HashMap<>();

    @Override
    public MemorySegment allocate(long bytes) {
        MemorySegment whole = ArenaAllocator.GLOBAL.allocate(BLOCK_BYTES);
        wholes.put(whole.address(), whole);
        return resize(whole, bytes, 0);
    }

    @Override
    public MemorySegment resize(MemorySegment block, long bytes, long usedBytes) {
        if (bytes > BLOCK_BYTES) {
            throw new AllocationException("a block has " + BLOCK_BYTES + " bytes, not " + bytes);
        }
        return whole(block).asSlice(0, bytes);
    }

    @Override
    public void release(MemorySegment block) {
        ArenaAllocator.GLOBAL.release(whole(block));
        wholes.remove(block.address());
    }

    private MemorySegment whole(MemorySegment block) {
        MemorySegment whole = wholes.get(block.address());
        if (whole == null) {
            throw new IllegalArgumentException("this block is not out: " + block);
        }
        return whole;
    }
}
