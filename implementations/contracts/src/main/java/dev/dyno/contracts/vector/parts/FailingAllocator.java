package dev.dyno.contracts.vector.parts;

import dev.dyno.contracts.vector.AllocationException;
import dev.dyno.contracts.vector.Allocator;
import java.lang.foreign.MemorySegment;

/** Fails once, at the request that a test has chosen. */
public final class FailingAllocator implements Allocator {
    private final Allocator upstream;
    private long left;

    /**
     * Creates an allocator that does not fail until it is told to.
     *
     * @param upstream where blocks come from
     */
    public FailingAllocator(Allocator upstream) {
        this.upstream = upstream;
    }

    /**
     * Chooses the request that fails.
     *
     * @param request 1 for the next one, 0 for none
     */
    public void failAt(long request) {
        left = request;
    }

    /** Returns whether the chosen request has not come. */
    public boolean isArmed() {
        return left > 0;
    }

    @Override
    public MemorySegment allocate(long bytes) {
        count(bytes);
        return upstream.allocate(bytes);
    }

    @Override
    public MemorySegment resize(MemorySegment block, long bytes, long usedBytes) {
        count(bytes);
        return upstream.resize(block, bytes, usedBytes);
    }

    private void count(long bytes) {
        if (left > 0 && --left == 0) {
            throw new AllocationException("this request for " + bytes + " bytes was to fail");
        }
    }

    @Override
    public void release(MemorySegment block) {
        upstream.release(block);
    }
}
