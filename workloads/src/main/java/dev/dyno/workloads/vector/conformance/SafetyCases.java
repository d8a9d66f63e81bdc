package dev.dyno.workloads.vector.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;
import static dev.dyno.workloads.vector.conformance.VectorDriver.elements;
import static dev.dyno.workloads.vector.conformance.VectorDriver.expectElements;
import static dev.dyno.workloads.vector.conformance.VectorDriver.numbers;

import dev.dyno.contracts.vector.AllocationException;
import dev.dyno.contracts.vector.IntVector;
import dev.dyno.contracts.vector.VectorCapability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * What is left when an allocator or an initialiser throws, at each time that it is called.
 *
 * <p>The method is that of the exception tests of libstdc++ and libc++: let the k-th call throw,
 * for every k until none is left to throw, and look at everything that was promised.
 */
final class SafetyCases {
    private static final int MADE = 40;
    private static final int AT = 5;

    private SafetyCases() {}

    static void addTo(VectorCases cases) {
        cases.add(
                "allocation-fails-at-every-request",
                "When there is no memory, size, elements and capacity are as before.",
                SafetyCases::failingAllocator,
                VectorCapability.ALLOCATOR);
        cases.add(
                "initialiser-throws-at-every-element",
                "When an initialiser throws, all is as before; in the midst of a vector, what"
                        + " stands before the place is.",
                SafetyCases::throwingInitialiser);
        cases.add(
                "initialiser-that-cuts-the-vector",
                "An initialiser that changes the vector is found out, and writes nowhere else.",
                SafetyCases::changingInitialiser);
    }

    private static Map<String, Consumer<IntVector>> growing(VectorDriver driver) {
        IntVector other = driver.openWith(3_000);
        int[] values = new int[2_000];
        Map<String, Consumer<IntVector>> operations = new LinkedHashMap<>();
        operations.put("append", vector -> vector.append(1));
        operations.put("emplaceLast", vector -> vector.emplaceLast(() -> 1));
        operations.put("appendAll", vector -> vector.appendAll(values, 0, 2_000));
        operations.put("appendAll of a vector", vector -> vector.appendAll(other));
        operations.put("appendAll of itself", vector -> vector.appendAll(vector));
        operations.put("insert at the end", vector -> vector.insert(vector.size(), 1));
        operations.put("insert", vector -> vector.insert(AT, 1));
        operations.put("insert of many", vector -> vector.insert(AT, 2_000, 1));
        operations.put("insert by an initialiser", vector -> vector.insert(AT, MADE, at -> at));
        operations.put("insertAll", vector -> vector.insertAll(AT, values, 0, 2_000));
        operations.put("emplace", vector -> vector.emplace(AT, () -> 1));
        operations.put("reserve", vector -> vector.reserve(vector.capacity() + 1));
        operations.put("resize", vector -> vector.resize(vector.size() + 3_000, 1));
        operations.put(
                "resize by an initialiser",
                vector -> vector.resize(vector.size() + MADE, at -> at));
        operations.put("assign", vector -> vector.assign(vector.size() + 3_000, 1));
        operations.put("assignAll", SafetyCases::assignMore);
        return operations;
    }

    private static void assignMore(IntVector vector) {
        int[] values = new int[vector.size() + 2_000];
        vector.assignAll(values, 0, values.length);
    }

    private static void failingAllocator(VectorDriver driver) {
        growing(driver)
                .forEach((name, operation) -> {
                    int failures = 0;
                    while (failsAt(driver, name, operation, failures + 1)) {
                        failures++;
                    }
                    expect("that " + name + " asks for memory", true, failures > 0);
                });
        // A vector may give nothing back; but if it asks for less, it may be refused.
        int at = 1;
        while (failsAt(driver, "shrink", SafetyCases::shrink, at)) {
            at++;
        }
    }

    private static void shrink(IntVector vector) {
        if (vector.size() > AT) {
            vector.shrinkToFit();
        }
    }

    /** Returns whether the request was made, and so failed. */
    private static boolean failsAt(
            VectorDriver driver, String name, Consumer<IntVector> operation, int request) {
        IntVector vector = driver.openFull();
        if (name.equals("shrink")) {
            vector.reserve(2 * vector.size());
        }
        List<Integer> before = elements(vector);
        int capacity = vector.capacity();
        String when = "after " + name + " failed at request " + request;
        driver.failing().failAt(request);
        try {
            operation.accept(vector);
        } catch (AllocationException _) {
            expectElements(when, before, vector);
            expect("capacity " + when, capacity, vector.capacity());
            vector.append(before.size());
            expect("last " + when + " and another element", before.size(), vector.last());
            vector.close();
            return true;
        }
        boolean wasMade = !driver.failing().isArmed();
        driver.failing().failAt(0);
        vector.close();
        if (wasMade) {
            throw failure("expected %s to tell of request %d, saw it return", name, request);
        }
        return false;
    }

    /** What an initialiser of the case throws. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static IntUnaryOperator throwingAt(int call) {
        int[] calls = {0};
        return at -> {
            calls[0]++;
            if (calls[0] == call) {
                throw new Refusal();
            }
            return at;
        };
    }

    private static int refuse() {
        throw new Refusal();
    }

    private static void throwingInitialiser(VectorDriver driver) {
        for (int room : new int[] {0, 2 * MADE}) {
            expectStrong(
                    driver, room, "emplaceLast", vector -> vector.emplaceLast(SafetyCases::refuse));
            expectStrong(
                    driver, room, "emplace", vector -> vector.emplace(AT, SafetyCases::refuse));
            for (int call = 1; call <= MADE; call++) {
                int at = call;
                expectStrong(
                        driver,
                        room,
                        "resize at element " + at,
                        vector -> vector.resize(vector.size() + MADE, throwingAt(at)));
                expectStrong(
                        driver,
                        room,
                        "insert at the end at element " + at,
                        vector -> vector.insert(vector.size(), MADE, throwingAt(at)));
                expectBasic(driver, room, at);
            }
        }
    }

    private static void expectStrong(
            VectorDriver driver, int room, String name, Consumer<IntVector> operation) {
        IntVector vector = driver.openFull();
        vector.reserve(vector.size() + room);
        List<Integer> before = elements(vector);
        int capacity = vector.capacity();
        expectRefusal(name, vector, operation);
        expectElements("after " + name, before, vector);
        expect("capacity after " + name, capacity, vector.capacity());
        vector.close();
    }

    private static void expectBasic(VectorDriver driver, int room, int at) {
        IntVector vector = driver.openFull();
        vector.reserve(vector.size() + room);
        int size = vector.size();
        String name = "insert at element " + at;
        expectRefusal(name, vector, each -> each.insert(AT, MADE, throwingAt(at)));
        expect(
                "a size after " + name + " of what was there and was made",
                true,
                vector.size() >= size && vector.size() < size + at);
        expect("start after " + name, numbers(AT), elements(vector).subList(0, AT));
        vector.append(1);
        expect("last", 1, vector.last());
        vector.close();
    }

    private static void expectRefusal(
            String name, IntVector vector, Consumer<IntVector> operation) {
        try {
            operation.accept(vector);
        } catch (Refusal _) {
            return;
        }
        throw failure("expected what the initialiser threw of %s, saw it return", name);
    }

    private static void changingInitialiser(VectorDriver driver) {
        for (int room : new int[] {0, 2 * MADE}) {
            IntVector vector = driver.openFull();
            vector.reserve(vector.size() + room);
            VectorDriver.expectThrows(
                    "an initialiser that closes the vector",
                    IllegalStateException.class,
                    () ->
                            vector.emplaceLast(() -> {
                                vector.close();
                                return 1;
                            }));
            IntVector other = driver.openFull();
            other.reserve(other.size() + room);
            VectorDriver.expectThrows(
                    "an initialiser that cuts the vector",
                    RuntimeException.class,
                    () ->
                            other.insert(
                                    AT,
                                    MADE,
                                    number -> {
                                        other.clear();
                                        other.shrinkToFit();
                                        return number;
                                    }));
            other.append(1);
            expect("last", 1, other.last());
            IntVector third = driver.openFull();
            third.reserve(third.size() + room);
            VectorDriver.expectThrows(
                    "an initialiser that appends",
                    RuntimeException.class,
                    () ->
                            third.resize(
                                    third.size() + MADE,
                                    index -> {
                                        third.append(index);
                                        return index;
                                    }));
        }
    }
}
