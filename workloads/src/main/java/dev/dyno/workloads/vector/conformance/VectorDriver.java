package dev.dyno.workloads.vector.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;

import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.IntVector;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.VectorCapability;
import dev.dyno.contracts.vector.parts.CountingAllocator;
import dev.dyno.contracts.vector.parts.FailingAllocator;
import java.util.ArrayList;
import java.util.List;

/** Makes vectors whose memory is counted and may fail, and compares them with lists. */
final class VectorDriver {
    private static final int FULL_MIN = 16;

    private final IntVectorFactory factory;
    private final FailingAllocator failing;
    private final CountingAllocator counting;
    private final List<IntVector> opened = new ArrayList<>();

    VectorDriver(IntVectorFactory factory) {
        this.factory = factory;
        failing = new FailingAllocator(factory.allocator());
        counting = new CountingAllocator(failing);
    }

    /** Returns an empty vector. */
    IntVector open() {
        return open(counting);
    }

    /** Returns an empty vector with an allocator of the case's own. */
    IntVector open(Allocator allocator) {
        IntVector vector = factory.create(allocator);
        opened.add(vector);
        expectSize(0, vector);
        return vector;
    }

    /** Returns a vector with the numbers from 0 on. */
    IntVector openWith(int count) {
        IntVector vector = open();
        for (int value = 0; value < count; value++) {
            vector.append(value);
        }
        return vector;
    }

    /** Returns a vector with some numbers from 0 on that has no room for one more. */
    IntVector openFull() {
        IntVector vector = openWith(FULL_MIN);
        vector.shrinkToFit();
        while (vector.size() < vector.capacity()) {
            vector.append(vector.size());
        }
        return vector;
    }

    /** Returns the list of the numbers from 0 on. */
    static List<Integer> numbers(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int value = 0; value < count; value++) {
            numbers.add(value);
        }
        return numbers;
    }

    /** Returns a vector's elements. */
    static List<Integer> elements(IntVector vector) {
        List<Integer> elements = new ArrayList<>();
        for (int index = 0; index < vector.size(); index++) {
            elements.add(vector.get(index));
        }
        return elements;
    }

    /** Compares a vector with a list, by every way to read an element. */
    static void expectElements(String when, List<Integer> expected, IntVector vector) {
        expect("size " + when, expected.size(), vector.size());
        expect("capacity for all " + when, true, vector.capacity() >= vector.size());
        int[] copied = new int[expected.size()];
        vector.copyTo(0, copied, 0, copied.length);
        for (int index = 0; index < copied.length; index++) {
            int wanted = expected.get(index);
            int read = vector.get(index);
            int unchecked = vector.getUnchecked(index);
            if (read != wanted || unchecked != wanted || copied[index] != wanted) {
                throw failure(
                        "expected %d at %d of %d %s, saw %d, unchecked %d, copied %d",
                        wanted, index, copied.length, when, read, unchecked, copied[index]);
            }
        }
    }

    static void expectSize(int expected, IntVector vector) {
        expect("size", expected, vector.size());
        expect("emptiness", expected == 0, vector.isEmpty());
    }

    /** Expects a call to throw, and returns what it threw. */
    static RuntimeException expectThrows(
            String what, Class<? extends RuntimeException> type, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException thrown) {
            if (type.isInstance(thrown)) {
                return thrown;
            }
            throw failure("expected %s of %s, saw %s", type.getSimpleName(), what, thrown);
        }
        throw failure("expected %s of %s, saw it return", type.getSimpleName(), what);
    }

    boolean has(VectorCapability capability) {
        return factory.capabilities().contains(capability);
    }

    IntVectorFactory factory() {
        return factory;
    }

    CountingAllocator counting() {
        return counting;
    }

    FailingAllocator failing() {
        return failing;
    }

    /** Closes all vectors, and expects all memory back. */
    void finish() {
        opened.forEach(IntVector::close);
        if (has(VectorCapability.ALLOCATOR)) {
            expect("blocks that did not come back", 0, counting.liveBlocks());
            expect("bytes that did not come back", 0L, counting.liveBytes());
        }
    }
}
