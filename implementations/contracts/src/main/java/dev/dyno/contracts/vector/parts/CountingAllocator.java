package dev.dyno.contracts.vector.parts;

import dev.dyno.contracts.vector.Allocator;
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts what is allocated and given back, so that a test sees what leaks, and refuses to take back
 * what it did not give or has back already.
 */
public final class CountingAllocator implements Allocator {
    private final Allocator upstream;
    private final Set<MemorySegment> live = new HashSet<>();
    private long liveBytes;
    private long requests;

    /**
     * Creates the counter.
     *
     * @param upstream where blocks come from
     */
    public CountingAllocator(Allocator upstream) {
        this.upstream = upstream;
    }

    @Override
    public MemorySegment allocate(long bytes) {
        requests++;
        return add(upstream.allocate(bytes));
    }

    @Override
    public MemorySegment resize(MemorySegment block, long bytes, long usedBytes) {
        checkLive(block);
        requests++;
        MemorySegment resized = upstream.resize(block, bytes, usedBytes);
        remove(block);
        return add(resized);
    }

    @Override
    public void release(MemorySegment block) {
        checkLive(block);
        remove(block);
        upstream.release(block);
    }

    private MemorySegment add(MemorySegment block) {
        if (!live.add(block)) {
            throw new IllegalStateException("the upstream gave a block twice: " + block);
        }
        liveBytes += block.byteSize();
        return block;
    }

    private void remove(MemorySegment block) {
        live.remove(block);
        liveBytes -= block.byteSize();
    }

    private void checkLive(MemorySegment block) {
        if (!live.contains(block)) {
            throw new IllegalStateException("this block is not out: " + block);
        }
    }

    /** Returns how many blocks are out. */
    public int liveBlocks() {
        return live.size();
    }

    /** Returns how many bytes they have. */
    public long liveBytes() {
        return liveBytes;
    }

    /** Returns how many blocks were asked for, resized ones among them. */
    public long requests() {
        return requests;
    }
}
