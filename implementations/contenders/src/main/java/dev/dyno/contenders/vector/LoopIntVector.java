package dev.dyno.contenders.vector;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.parts.CheckedIntVector;
import dev.dyno.contracts.vector.parts.GrowthPolicy;
import java.lang.foreign.MemorySegment;

/** The reference: everything element by element, as {@code ArrayList} could be written. */
@Implementation(
        id = "array-loop",
        summary = "An array that grows by half; all elements are moved one by one.")
final class LoopIntVector extends CheckedIntVector {
    private static final int[] NONE = {};

    private Allocator allocator;
    private int[] elements = NONE;

    LoopIntVector(Allocator allocator) {
        super(GrowthPolicy.HALF);
        this.allocator = allocator;
    }

    @Override
    protected int load(int index) {
        return elements[index];
    }

    @Override
    protected void store(int index, int value) {
        elements[index] = value;
    }

    @Override
    protected void move(int from, int to, int count) {
        if (from < to) {
            for (int at = count - 1; at >= 0; at--) {
                elements[to + at] = elements[from + at];
            }
        } else {
            for (int at = 0; at < count; at++) {
                elements[to + at] = elements[from + at];
            }
        }
    }

    @Override
    protected void fill(int from, int to, int value) {
        for (int index = from; index < to; index++) {
            elements[index] = value;
        }
    }

    @Override
    protected void copyIn(int[] values, int from, int at, int count) {
        for (int index = 0; index < count; index++) {
            elements[at + index] = values[from + index];
        }
    }

    @Override
    protected void copyOut(int from, int[] target, int at, int count) {
        for (int index = 0; index < count; index++) {
            target[at + index] = elements[from + index];
        }
    }

    @Override
    protected MemorySegment view(int size) {
        return MemorySegment.ofArray(elements).asSlice(0, (long) size * Integer.BYTES);
    }

    @Override
    protected Allocator memory() {
        return allocator;
    }

    @Override
    protected int reallocate(int wanted, int kept) {
        int[] before = elements;
        elements = wanted == 0 ? NONE : ArrayBlocks.allocate(allocator, wanted);
        for (int index = 0; index < kept; index++) {
            elements[index] = before[index];
        }
        ArrayBlocks.release(allocator, before);
        return elements.length;
    }

    @Override
    protected void swapMemory(CheckedIntVector other) {
        LoopIntVector same = (LoopIntVector) other;
        Allocator otherAllocator = same.allocator;
        int[] otherElements = same.elements;
        same.allocator = allocator;
        same.elements = elements;
        allocator = otherAllocator;
        elements = otherElements;
    }
}
