package dev.dyno.contenders.vector;

import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.parts.CheckedIntVector;
import dev.dyno.contracts.vector.parts.GrowthPolicy;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the elements outside the heap. Whether growing copies them, moves their pages or does
 * neither is the allocator's doing.
 *
 * <p>Elements are read and written through one constant segment that spans all memory, at the
 * block's address. So a loop over elements has only the vector's own check of the index, and the
 * compiler can make of it what it makes of a loop over an array; {@link CheckedIntVector} keeps
 * callers inside, and away from memory that was given back. Views are segments with a lifetime of
 * their own, which ends when the memory moves.
 */
abstract class SegmentIntVector extends CheckedIntVector {
    @SuppressWarnings("restricted")
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    /** The address is right by the allocator's promise, and so not checked. */
    private static final ValueLayout.OfInt ELEMENT = ValueLayout.JAVA_INT_UNALIGNED;

    private static final int BYTES = Integer.BYTES;

    private Allocator allocator;
    private MemorySegment block = MemorySegment.NULL;

    /** The block's address. */
    private long base;

    /** How long views live; there is none as long as nobody asked for one. */
    private @Nullable Arena views;

    SegmentIntVector(Allocator allocator, GrowthPolicy growth) {
        super(growth);
        this.allocator = allocator;
    }

    private long at(int index) {
        return base + (long) index * BYTES;
    }

    @Override
    protected final int load(int index) {
        return ALL.get(ELEMENT, at(index));
    }

    @Override
    protected final void store(int index, int value) {
        ALL.set(ELEMENT, at(index), value);
    }

    @Override
    protected final void move(int from, int to, int count) {
        MemorySegment.copy(ALL, at(from), ALL, at(to), (long) count * BYTES);
    }

    @Override
    protected final void fill(int from, int to, int value) {
        fill(at(from), at(to), value);
    }

    private static void fill(long from, long to, int value) {
        if (value == (byte) value * 0x0101_0101) {
            ALL.asSlice(from, to - from).fill((byte) value);
            return;
        }
        int count = (int) ((to - from) / BYTES);
        for (int index = 0; index < count; index++) {
            ALL.set(ELEMENT, from + (long) index * BYTES, value);
        }
    }

    @Override
    protected final void copyIn(int[] values, int from, int at, int count) {
        MemorySegment.copy(values, from, ALL, ELEMENT, at(at), count);
    }

    @Override
    protected final void copyOut(int from, int[] target, int at, int count) {
        MemorySegment.copy(ALL, ELEMENT, at(from), target, at, count);
    }

    @Override
    // The elements are there as long as the arena is open, which endViews closes.
    @SuppressWarnings({"restricted", "MustBeClosedChecker"})
    protected final MemorySegment view(int size) {
        Arena lifetime = views;
        if (lifetime == null) {
            lifetime = Arena.ofShared();
            views = lifetime;
        }
        return MemorySegment.ofAddress(base).reinterpret((long) size * BYTES, lifetime, null);
    }

    private void endViews() {
        Arena lifetime = views;
        if (lifetime != null) {
            views = null;
            lifetime.close();
        }
    }

    @Override
    protected final Allocator memory() {
        return allocator;
    }

    @Override
    protected final int reallocate(int wanted, int kept) {
        MemorySegment before = block;
        long bytes = (long) wanted * BYTES;
        MemorySegment after;
        if (wanted == 0) {
            after = MemorySegment.NULL;
        } else if (before.byteSize() == 0) {
            after = allocateNative(bytes);
        } else {
            after = allocator.resize(before, bytes, (long) kept * BYTES);
        }
        block = after;
        base = after.address();
        if (after.address() != before.address() || after.byteSize() < before.byteSize()) {
            endViews();
        }
        if (wanted == 0 && before.byteSize() > 0) {
            allocator.release(before);
        }
        return (int) Math.min(after.byteSize() / BYTES, SIZE_MAX);
    }

    private MemorySegment allocateNative(long bytes) {
        MemorySegment allocated = allocator.allocate(bytes);
        if (allocated.isNative()) {
            return allocated;
        }
        allocator.release(allocated);
        throw new IllegalArgumentException(
                "a vector outside the heap needs an allocator of native memory");
    }

    @Override
    protected final void swapMemory(CheckedIntVector other) {
        SegmentIntVector same = (SegmentIntVector) other;
        endViews();
        same.endViews();
        Allocator otherAllocator = same.allocator;
        MemorySegment otherBlock = same.block;
        same.allocator = allocator;
        same.block = block;
        same.base = block.address();
        allocator = otherAllocator;
        block = otherBlock;
        base = otherBlock.address();
    }
}
