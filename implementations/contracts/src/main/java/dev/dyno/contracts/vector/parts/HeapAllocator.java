package dev.dyno.contracts.vector.parts;

import dev.dyno.contracts.vector.AllocationException;
import dev.dyno.contracts.vector.Allocator;
import java.lang.foreign.MemorySegment;

/** Gives arrays of the Java heap; the collector takes them back. Safe for use by any thread. */
public final class HeapAllocator implements Allocator {
    /** What an array can have in every JVM. */
    static final int INTS_MAX = Integer.MAX_VALUE - 8;

    /** The one that all vectors share. */
    public static final HeapAllocator SHARED = new HeapAllocator();

    private HeapAllocator() {}

    @Override
    public MemorySegment allocate(long bytes) {
        long count = (bytes + Integer.BYTES - 1) / Integer.BYTES;
        if (bytes < 1 || count > INTS_MAX) {
            throw new AllocationException("no array has " + bytes + " bytes");
        }
        try {
            return MemorySegment.ofArray(new int[(int) count]);
        } catch (OutOfMemoryError full) {
            throw new AllocationException(
                    "the heap has no room for " + bytes + " bytes; start the JVM with more", full);
        }
    }

    @Override
    public void release(MemorySegment block) {
        // The collector sees that nobody has it.
    }
}
