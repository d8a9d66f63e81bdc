package dev.dyno.workloads.vector.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.vector.conformance.VectorDriver.expectElements;
import static dev.dyno.workloads.vector.conformance.VectorDriver.expectThrows;
import static dev.dyno.workloads.vector.conformance.VectorDriver.numbers;

import dev.dyno.contracts.vector.IntVector;
import dev.dyno.contracts.vector.VectorCapability;
import dev.dyno.contracts.vector.parts.CountingAllocator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said of two vectors, and of the end of one. */
final class ExchangeCases {
    private ExchangeCases() {}

    static void addTo(VectorCases cases) {
        cases.add(
                "swap-exchanges-everything",
                "Two vectors that are swapped have each other's elements and room.",
                ExchangeCases::swap);
        cases.add(
                "move-empties-its-source",
                "What is moved has the elements, and its source none; both are usable.",
                ExchangeCases::move);
        cases.add(
                "move-between-allocators",
                "A move between unequal allocators takes the elements and leaves memory where it"
                        + " belongs.",
                ExchangeCases::moveBetweenAllocators,
                VectorCapability.ALLOCATOR);
        cases.add(
                "closed-vector-refuses-everything",
                "Whatever is asked of a closed vector is an error.",
                ExchangeCases::useAfterClose);
        cases.add(
                "second-close-does-nothing",
                "To close a vector again is harmless.",
                ExchangeCases::closeTwice);
    }

    private static void swap(VectorDriver driver) {
        IntVector small = driver.openWith(3);
        IntVector large = driver.openWith(500);
        int smallCapacity = small.capacity();
        int largeCapacity = large.capacity();
        small.swap(large);
        expectElements("of the first", numbers(500), small);
        expectElements("of the second", numbers(3), large);
        expect("capacity of the first", largeCapacity, small.capacity());
        expect("capacity of the second", smallCapacity, large.capacity());
        IntVector none = driver.open();
        none.swap(small);
        expectElements("of an empty one", numbers(500), none);
        expectElements("of what became empty", List.of(), small);
        none.swap(none);
        expectElements("of one swapped with itself", numbers(500), none);
        small.append(0);
        none.append(500);
        expectElements("of the empty one, later", numbers(1), small);
        expectElements("of the other, later", numbers(501), none);
    }

    private static void move(VectorDriver driver) {
        IntVector source = driver.openWith(200);
        IntVector target = driver.openWith(7);
        target.moveFrom(source);
        expectElements("of the target", numbers(200), target);
        expectElements("of the source", List.of(), source);
        source.append(0);
        target.append(200);
        expectElements("of the source, later", numbers(1), source);
        expectElements("of the target, later", numbers(201), target);
        target.moveFrom(target);
        expectElements("of one moved into itself", numbers(201), target);
        target.moveFrom(driver.open());
        expectElements("of one that got nothing", List.of(), target);
    }

    private static void moveBetweenAllocators(VectorDriver driver) {
        CountingAllocator other = new CountingAllocator(driver.factory().allocator());
        IntVector source = driver.openWith(200);
        IntVector target = driver.open(other);
        target.append(-1);
        target.moveFrom(source);
        expectElements("of the target", numbers(200), target);
        expectElements("of the source", List.of(), source);
        source.append(0);
        expectElements("of the source, later", numbers(1), source);
        expect("that the elements are in the target's memory", true, other.liveBytes() >= 800);
        expect("blocks of the target", 1, other.liveBlocks());
        source.swap(target);
        expectElements("after a swap", numbers(200), source);
        source.append(200);
        target.close();
        expectElements("after a swap and a growth", numbers(201), source);
        source.close();
        expect("blocks that did not come back", 0, other.liveBlocks());
    }

    private static void useAfterClose(VectorDriver driver) {
        IntVector closed = driver.openWith(5);
        IntVector open = driver.openWith(5);
        closed.close();
        for (Map.Entry<String, Runnable> each : everything(closed, open).entrySet()) {
            expectThrows(each.getKey(), IllegalStateException.class, each.getValue());
        }
        IntVector neverUsed = driver.open();
        neverUsed.close();
        expectThrows("append", IllegalStateException.class, () -> neverUsed.append(1));
        expectElements("of the open one", numbers(5), open);
    }

    private static Map<String, Runnable> everything(IntVector closed, IntVector open) {
        int[] values = {1, 2, 3};
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("size", closed::size);
        calls.put("isEmpty", closed::isEmpty);
        calls.put("capacity", closed::capacity);
        calls.put("sizeMax", closed::sizeMax);
        calls.put("reserve", () -> closed.reserve(1));
        calls.put("shrinkToFit", closed::shrinkToFit);
        calls.put("resize", () -> closed.resize(1, 1));
        calls.put("resize by an initialiser", () -> closed.resize(1, index -> index));
        calls.put("get", () -> closed.get(0));
        calls.put("set", () -> closed.set(0, 1));
        calls.put("first", closed::first);
        calls.put("last", closed::last);
        calls.put("segment", closed::segment);
        calls.put("forEach", () -> closed.forEach(_ -> {}));
        calls.put("copyTo", () -> closed.copyTo(0, values, 0, 1));
        calls.put("append", () -> closed.append(1));
        calls.put("emplaceLast", () -> closed.emplaceLast(() -> 1));
        calls.put("appendAll", () -> closed.appendAll(values, 0, 3));
        calls.put("appendAll of a vector", () -> closed.appendAll(open));
        calls.put("appendAll of a closed one", () -> open.appendAll(closed));
        calls.put("insert", () -> closed.insert(0, 1));
        calls.put("insert of many", () -> closed.insert(0, 3, 1));
        calls.put("insert by an initialiser", () -> closed.insert(0, 3, number -> number));
        calls.put("insertAll", () -> closed.insertAll(0, values, 0, 3));
        calls.put("emplace", () -> closed.emplace(0, () -> 1));
        calls.put("removeLast", closed::removeLast);
        calls.put("erase", () -> closed.erase(0));
        calls.put("erase of a range", () -> closed.erase(0, 1));
        calls.put("assign", () -> closed.assign(1, 1));
        calls.put("assignAll", () -> closed.assignAll(values, 0, 3));
        calls.put("sort", closed::sort);
        calls.put("clear", closed::clear);
        calls.put("swap", () -> closed.swap(open));
        calls.put("swap with a closed one", () -> open.swap(closed));
        calls.put("moveFrom", () -> closed.moveFrom(open));
        calls.put("moveFrom a closed one", () -> open.moveFrom(closed));
        calls.put("mismatch", () -> closed.mismatch(open));
        return calls;
    }

    private static void closeTwice(VectorDriver driver) {
        IntVector vector = driver.openWith(100);
        IntVector later = driver.open();
        vector.close();
        later.append(0);
        vector.close();
        vector.close();
        later.append(1);
        expectElements("of another", numbers(2), later);
        IntVector empty = driver.open();
        empty.close();
        empty.close();
    }
}
