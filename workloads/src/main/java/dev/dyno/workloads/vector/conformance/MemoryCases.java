package dev.dyno.workloads.vector.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.vector.conformance.VectorDriver.expectElements;
import static dev.dyno.workloads.vector.conformance.VectorDriver.numbers;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.IntVector;
import dev.dyno.contracts.vector.VectorCapability;
import dev.dyno.contracts.vector.parts.ArenaAllocator;
import dev.dyno.contracts.vector.parts.BumpAllocator;
import dev.dyno.contracts.vector.parts.CountingAllocator;
import dev.dyno.contracts.vector.parts.PoolAllocator;
import java.lang.foreign.MemorySegment;

/** Where the elements lie, and that all memory comes back. */
final class MemoryCases {
    private static final int MANY = 5_000;

    private MemoryCases() {}

    static void addTo(VectorCases cases) {
        cases.add(
                "segment-is-the-elements",
                "The view of a vector has its elements, and what is written there is written to"
                        + " them.",
                MemoryCases::segment,
                VectorCapability.SEGMENT);
        cases.add(
                "view-outlives-growth",
                "Where nothing moves, a view shows its elements however much the vector grows.",
                MemoryCases::stable,
                VectorCapability.SEGMENT,
                VectorCapability.STABLE_ADDRESSES);
        cases.add(
                "every-allocator-will-do",
                "A vector lives on parts of a block, and on blocks that others had before.",
                MemoryCases::allocators,
                VectorCapability.ANY_ALLOCATOR);
        cases.add(
                "all-memory-comes-back",
                "When all vectors are closed, all memory has come back, whatever they went"
                        + " through.",
                MemoryCases::comesBack,
                VectorCapability.ALLOCATOR);
    }

    private static void segment(VectorDriver driver) {
        IntVector vector = driver.openWith(100);
        MemorySegment view = vector.segment();
        expect("bytes of the view", 400L, view.byteSize());
        for (int index = 0; index < 100; index++) {
            expect("element " + index, index, view.getAtIndex(JAVA_INT, index));
        }
        view.setAtIndex(JAVA_INT, 99, -1);
        expect("an element that was written to the view", -1, vector.last());
        MemorySegment slice = vector.segment(10, 13);
        expect("bytes of a slice", 12L, slice.byteSize());
        expect("the last element of a slice", 12, slice.getAtIndex(JAVA_INT, 2));
        vector.set(0, 77);
        expect("an element of the view that was set", 77, view.getAtIndex(JAVA_INT, 0));
        IntVector empty = driver.open();
        expect("bytes of no elements", 0L, empty.segment().byteSize());
    }

    private static void stable(VectorDriver driver) {
        IntVector vector = driver.openWith(3);
        MemorySegment view = vector.segment();
        for (int value = 3; value < MANY; value++) {
            vector.append(value);
        }
        vector.set(1, 55);
        expect("an element in the view", 55, view.getAtIndex(JAVA_INT, 1));
        view.setAtIndex(JAVA_INT, 1, 1);
        expect("address", view.address(), vector.segment().address());
        expectElements("after growth", numbers(MANY), vector);
    }

    private static void allocators(VectorDriver driver) {
        CountingAllocator upstream = new CountingAllocator(ArenaAllocator.GLOBAL);
        try (BumpAllocator bump = new BumpAllocator(upstream, 1 << 20)) {
            live(driver, bump);
        }
        try (PoolAllocator pool = new PoolAllocator(upstream)) {
            live(driver, pool);
            long requests = upstream.requests();
            live(driver, pool);
            expect("requests for what the pool has", requests, upstream.requests());
        }
        expect("blocks that did not come back", 0, upstream.liveBlocks());
    }

    /** Two vectors that grow in turns, so that neither block is always the last. */
    private static void live(VectorDriver driver, Allocator allocator) {
        IntVector first = driver.open(allocator);
        IntVector second = driver.open(allocator);
        for (int value = 0; value < MANY; value++) {
            first.append(value);
            second.append(~value);
        }
        first.shrinkToFit();
        second.resize(10, 0);
        second.shrinkToFit();
        second.insert(0, 1_000, 5);
        expectElements("of the first", numbers(MANY), first);
        expect("an element of the second", ~9, second.last());
        first.close();
        second.close();
    }

    private static void comesBack(VectorDriver driver) {
        IntVector first = driver.openWith(1_000);
        IntVector second = driver.openWith(10);
        first.shrinkToFit();
        first.swap(second);
        first.moveFrom(second);
        second.append(1);
        second.clear();
        second.shrinkToFit();
        first.assign(3_000, 1);
        first.resize(0, 1);
        first.shrinkToFit();
        second.moveFrom(first);
        second.append(1);
        first.close();
        second.close();
        expect("bytes that are out", 0L, driver.counting().liveBytes());
    }
}
