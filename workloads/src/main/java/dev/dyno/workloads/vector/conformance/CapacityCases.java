package dev.dyno.workloads.vector.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;
import static dev.dyno.workloads.vector.conformance.VectorDriver.expectElements;
import static dev.dyno.workloads.vector.conformance.VectorDriver.numbers;

import com.sun.management.ThreadMXBean;
import dev.dyno.contracts.vector.IntVector;
import dev.dyno.contracts.vector.VectorCapability;
import java.lang.management.ManagementFactory;
import java.util.List;

/** How much room there is, and what it costs to make more. */
final class CapacityCases {
    private static final int MANY = 100_000;

    /** A factor of 1.1 would do for so many elements. */
    private static final int REQUESTS_MAX = 120;

    private static final int STEADY_ELEMENTS = 1_000;
    private static final int STEADY_ROUNDS = 200;

    /** The counters' own; an object for every hundredth element would be more. */
    private static final long ALLOCATED_BYTES_MAX = 4_096;

    private CapacityCases() {}

    static void addTo(VectorCases cases) {
        cases.add(
                "reserve-changes-no-element",
                "To reserve room changes neither size nor elements, and never takes room away.",
                CapacityCases::reserve);
        cases.add(
                "shrink-keeps-every-element",
                "A vector that gives back what it does not need still has all its elements.",
                CapacityCases::shrink);
        cases.add(
                "clear-keeps-the-capacity",
                "A vector that was cleared has no element, and as much room as before.",
                CapacityCases::clear,
                VectorCapability.CAPACITY);
        cases.add(
                "no-request-within-the-capacity",
                "As long as there is room, nothing asks for memory.",
                CapacityCases::withinCapacity,
                VectorCapability.ALLOCATOR,
                VectorCapability.CAPACITY);
        cases.add(
                "growth-by-a-factor",
                "How often a vector asks for memory grows with the logarithm of its size.",
                CapacityCases::factor,
                VectorCapability.ALLOCATOR);
        cases.add(
                "steady-state-allocates-nothing",
                "A vector that has its room allocates no object.",
                CapacityCases::allocate,
                VectorCapability.UNBOXED);
    }

    private static void reserve(VectorDriver driver) {
        IntVector vector = driver.openWith(10);
        boolean isKnown = driver.has(VectorCapability.CAPACITY);
        for (int wanted : new int[] {0, 5, 10, 11, 100, 3_000, 50}) {
            int before = vector.capacity();
            vector.reserve(wanted);
            expectElements("with room for " + wanted, numbers(10), vector);
            int least = Math.max(before, isKnown ? wanted : 0);
            expect("room for " + least, true, vector.capacity() >= least);
        }
        expect("room for an int's worth", true, vector.sizeMax() >= 1 << 30);
    }

    private static void shrink(VectorDriver driver) {
        IntVector vector = driver.openWith(1_000);
        vector.erase(20, 1_000);
        int before = vector.capacity();
        vector.shrinkToFit();
        expectElements("after a shrink", numbers(20), vector);
        expect("no more room than before", true, vector.capacity() <= before);
        vector.append(20);
        expectElements("after an append", numbers(21), vector);
        vector.clear();
        vector.shrinkToFit();
        vector.shrinkToFit();
        expectElements("of nothing", List.of(), vector);
        vector.append(0);
        expectElements("after a new beginning", numbers(1), vector);
    }

    private static void clear(VectorDriver driver) {
        IntVector vector = driver.openWith(100);
        int before = vector.capacity();
        vector.clear();
        expectElements("after a clear", List.of(), vector);
        expect("capacity", before, vector.capacity());
        vector.clear();
        vector.appendAll(new int[] {0, 1, 2}, 0, 3);
        expectElements("after an append", numbers(3), vector);
    }

    private static void withinCapacity(VectorDriver driver) {
        IntVector vector = driver.open();
        vector.reserve(1_000);
        long requests = driver.counting().requests();
        for (int round = 0; round < 3; round++) {
            for (int value = 0; value < 500; value++) {
                vector.append(value);
            }
            vector.insert(100, 300, 7);
            vector.resize(1_000, 8);
            vector.erase(3, 900);
            vector.assign(700, 9);
            vector.clear();
        }
        expect("requests for memory", requests, driver.counting().requests());
    }

    private static void factor(VectorDriver driver) {
        IntVector vector = driver.openWith(MANY);
        long requests = driver.counting().requests();
        expect("at most " + REQUESTS_MAX + " requests", true, requests <= REQUESTS_MAX);
        expect("size", MANY, vector.size());
    }

    private static void allocate(VectorDriver driver) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        IntVector vector = driver.open();
        vector.reserve(2 * STEADY_ELEMENTS);
        circulate(vector);
        long before = threads.getCurrentThreadAllocatedBytes();
        long sum = circulate(vector);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (allocated > ALLOCATED_BYTES_MAX) {
            throw failure(
                    "expected no allocation by %d appends, saw %d bytes",
                    STEADY_ELEMENTS * STEADY_ROUNDS, allocated);
        }
        expect("sum", (long) STEADY_ROUNDS * STEADY_ELEMENTS * (STEADY_ELEMENTS - 1) / 2, sum);
    }

    private static long circulate(IntVector vector) {
        long sum = 0;
        for (int round = 0; round < STEADY_ROUNDS; round++) {
            vector.clear();
            for (int value = 0; value < STEADY_ELEMENTS; value++) {
                vector.append(value);
            }
            vector.insert(STEADY_ELEMENTS / 2, 1);
            vector.erase(STEADY_ELEMENTS / 2);
            for (int index = 0; index < vector.size(); index++) {
                sum += vector.get(index);
            }
        }
        return sum;
    }
}
