package dev.dyno.contenders.vector;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.parts.GrowthPolicy;

/** The reference: everything element by element, as {@code ArrayList} could be written. */
@Implementation(
        id = "array-loop",
        summary = "An array that grows by half; all elements are moved one by one.")
final class LoopIntVector extends HeapIntVector {
    LoopIntVector(Allocator allocator) {
        super(allocator, GrowthPolicy.HALF);
    }

    @Override
    protected void move(int from, int to, int count) {
        int[] elements = elements();
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
        int[] elements = elements();
        for (int index = from; index < to; index++) {
            elements[index] = value;
        }
    }

    @Override
    protected void copyIn(int[] values, int from, int at, int count) {
        int[] elements = elements();
        for (int index = 0; index < count; index++) {
            elements[at + index] = values[from + index];
        }
    }

    @Override
    protected void copyOut(int from, int[] target, int at, int count) {
        int[] elements = elements();
        for (int index = 0; index < count; index++) {
            target[at + index] = elements[from + index];
        }
    }
}
