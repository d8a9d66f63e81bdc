package dev.dyno.workloads.vector.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.vector.conformance.VectorDriver.expectElements;
import static dev.dyno.workloads.vector.conformance.VectorDriver.expectThrows;
import static dev.dyno.workloads.vector.conformance.VectorDriver.numbers;

import dev.dyno.contracts.vector.IntVector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** What is refused, and that nothing has changed then. */
final class ArgumentCases {
    private static final int SIZE = 20;

    private ArgumentCases() {}

    static void addTo(VectorCases cases) {
        cases.add(
                "index-outside-is-refused",
                "An index that is outside is an error that names it, and changes nothing.",
                ArgumentCases::indices);
        cases.add(
                "impossible-count-is-refused",
                "A number of elements that there cannot be is an error, and changes nothing.",
                ArgumentCases::counts);
        cases.add(
                "empty-vector-has-no-ends",
                "An empty vector has no first and no last element to return or remove.",
                ArgumentCases::ends);
    }

    private static void indices(VectorDriver driver) {
        IntVector vector = driver.openWith(SIZE);
        vector.reserve(3 * SIZE);
        int capacity = vector.capacity();
        int[] values = {1, 2, 3};
        for (int outside : new int[] {-1, SIZE, SIZE + 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            Map<String, Runnable> calls = new LinkedHashMap<>();
            calls.put("get", () -> vector.get(outside));
            calls.put("set", () -> vector.set(outside, 1));
            calls.put("erase", () -> vector.erase(outside));
            calls.put("erase of a range", () -> vector.erase(outside, outside + 1));
            if (outside != SIZE) {
                calls.put("erase up to there", () -> vector.erase(0, outside));
                calls.put("insert", () -> vector.insert(outside, 1));
                calls.put("insert of many", () -> vector.insert(outside, 2, 1));
                calls.put("insert by an initialiser", () -> vector.insert(outside, 2, at -> at));
                calls.put("insertAll", () -> vector.insertAll(outside, values, 0, 3));
                calls.put("emplace", () -> vector.emplace(outside, () -> 1));
                calls.put("copyTo", () -> vector.copyTo(outside, values, 0, 1));
                calls.put("copyTo an index", () -> vector.copyTo(0, values, outside, 1));
                calls.put("appendAll from", () -> vector.appendAll(values, outside, 1));
                calls.put("assignAll from", () -> vector.assignAll(values, outside, 1));
                calls.put("insertAll from", () -> vector.insertAll(0, values, outside, 1));
            }
            calls.forEach((what, call) ->
                    expectNamed(
                            what + " at " + outside,
                            expectThrows(
                                    what + " at " + outside, IndexOutOfBoundsException.class, call),
                            outside));
            expectElements("after " + outside, numbers(SIZE), vector);
            expect("capacity after " + outside, capacity, vector.capacity());
        }
        expectThrows(
                "a range that ends before it begins",
                IndexOutOfBoundsException.class,
                () -> vector.erase(5, 4));
        expectThrows(
                "more than an array has",
                IndexOutOfBoundsException.class,
                () -> vector.appendAll(values, 1, 3));
        expectElements("after all", numbers(SIZE), vector);
    }

    private static void expectNamed(String what, RuntimeException thrown, int index) {
        String message = String.valueOf(thrown.getMessage());
        expect(
                "the index in the message of " + what + " (" + message + ")",
                true,
                message.contains(String.valueOf(index)));
    }

    private static void counts(VectorDriver driver) {
        IntVector vector = driver.openWith(SIZE);
        int capacity = vector.capacity();
        Map<String, Runnable> calls = new LinkedHashMap<>();
        for (int count : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            calls.put("reserve " + count, () -> vector.reserve(count));
            calls.put("resize " + count, () -> vector.resize(count, 1));
            calls.put("resize made " + count, () -> vector.resize(count, index -> index));
            calls.put("insert " + count, () -> vector.insert(3, count, 1));
            calls.put("insert made " + count, () -> vector.insert(3, count, number -> number));
            calls.put("insert made at the end", () -> vector.insert(SIZE, count, at -> at));
            calls.put("assign " + count, () -> vector.assign(count, 1));
        }
        calls.forEach((what, call) -> {
            expectThrows(what, IllegalArgumentException.class, call);
            expectElements("after " + what, numbers(SIZE), vector);
            expect("capacity after " + what, capacity, vector.capacity());
        });
    }

    private static void ends(VectorDriver driver) {
        IntVector vector = driver.open();
        for (int round = 0; round < 2; round++) {
            expectThrows("first", NoSuchElementException.class, vector::first);
            expectThrows("last", NoSuchElementException.class, vector::last);
            expectThrows("removeLast", NoSuchElementException.class, vector::removeLast);
            expectElements("of nothing", List.of(), vector);
            vector.append(0);
            expectElements("of one", numbers(1), vector);
            vector.clear();
        }
    }
}
