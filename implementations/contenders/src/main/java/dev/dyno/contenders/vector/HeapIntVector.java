package dev.dyno.contenders.vector;

import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.parts.CheckedIntVector;
import dev.dyno.contracts.vector.parts.GrowthPolicy;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Keeps the elements in an array, and moves them as the JVM moves arrays. */
abstract class HeapIntVector extends CheckedIntVector {
    private static final int[] NONE = {};

    private Allocator allocator;
    private int[] elements = NONE;

    HeapIntVector(Allocator allocator, GrowthPolicy growth) {
        super(growth);
        this.allocator = allocator;
    }

    /** Returns the array, which changes with the capacity. */
    final int[] elements() {
        return elements;
    }

    @Override
    protected final int load(int index) {
        return elements[index];
    }

    @Override
    protected final void store(int index, int value) {
        elements[index] = value;
    }

    @Override
    protected void move(int from, int to, int count) {
        System.arraycopy(elements, from, elements, to, count);
    }

    @Override
    protected void fill(int from, int to, int value) {
        Arrays.fill(elements, from, to, value);
    }

    @Override
    protected void copyIn(int[] values, int from, int at, int count) {
        System.arraycopy(values, from, elements, at, count);
    }

    @Override
    protected void copyOut(int from, int[] target, int at, int count) {
        System.arraycopy(elements, from, target, at, count);
    }

    @Override
    protected void sortBefore(int end) {
        Arrays.sort(elements, 0, end);
    }

    @Override
    protected final MemorySegment view(int size) {
        return MemorySegment.ofArray(elements).asSlice(0, (long) size * Integer.BYTES);
    }

    @Override
    protected final Allocator memory() {
        return allocator;
    }

    @Override
    protected final int reallocate(int wanted, int kept) {
        int[] before = elements;
        int[] after = wanted == 0 ? NONE : ArrayBlocks.allocate(allocator, wanted);
        elements = after;
        copyIn(before, 0, 0, kept);
        ArrayBlocks.release(allocator, before);
        return after.length;
    }

    @Override
    protected final void swapMemory(CheckedIntVector other) {
        HeapIntVector same = (HeapIntVector) other;
        Allocator otherAllocator = same.allocator;
        int[] otherElements = same.elements;
        same.allocator = allocator;
        same.elements = elements;
        allocator = otherAllocator;
        elements = otherElements;
    }
}
