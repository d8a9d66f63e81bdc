package dev.dyno.contracts.vector.parts;

import dev.dyno.contracts.vector.AllocationException;
import dev.dyno.contracts.vector.Allocator;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives each block an arena of its own, as Java code does that uses the foreign memory API and
 * nothing below it. An arena clears what it gives. Safe for use by any thread.
 */
public final class ArenaAllocator implements Allocator {
    /** The one that all vectors share. */
    public static final ArenaAllocator GLOBAL = new ArenaAllocator();

    private final Map<Long, Arena> arenas = new ConcurrentHashMap<>();

    private ArenaAllocator() {}

    @Override
    @SuppressWarnings("MustBeClosedChecker") // The release of the block closes it.
    public MemorySegment allocate(long bytes) {
        Arena arena = Arena.ofShared();
        try {
            MemorySegment block = arena.allocate(bytes, ALIGNMENT_BYTES);
            arenas.put(block.address(), arena);
            return block;
        } catch (IllegalArgumentException | OutOfMemoryError refused) {
            arena.close();
            throw new AllocationException("no memory for " + bytes + " bytes", refused);
        }
    }

    @Override
    public void release(MemorySegment block) {
        Arena arena = arenas.remove(block.address());
        if (arena == null) {
            throw new IllegalArgumentException("this block has no arena: " + block);
        }
        arena.close();
    }
}
