package dev.dyno.workloads.vector.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.vector.conformance.VectorDriver.expectElements;
import static dev.dyno.workloads.vector.conformance.VectorDriver.numbers;

import dev.dyno.contracts.vector.IntVector;
import dev.dyno.workloads.SplitMix64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which elements are where, after each way to change them. */
final class ElementCases {
    private static final int MANY = 20_000;

    private ElementCases() {}

    static void addTo(VectorCases cases) {
        cases.add(
                "appended-elements-in-their-order",
                "Elements that are appended, one or many at a time, follow each other.",
                ElementCases::append);
        cases.add(
                "growth-keeps-every-element",
                "However often a vector grows, all its elements are there.",
                ElementCases::grow);
        cases.add(
                "insert-moves-the-rest-up",
                "What is inserted stands before what was at the index, at either end too.",
                ElementCases::insert);
        cases.add(
                "erase-closes-the-gap",
                "What follows an erased element or range moves down, and nothing else changes.",
                ElementCases::erase);
        cases.add(
                "resize-cuts-or-adds",
                "A vector that is resized keeps its first elements and gets the given ones.",
                ElementCases::resize);
        cases.add(
                "assign-replaces-all",
                "After an assignment there is nothing of what was there before.",
                ElementCases::assign);
        cases.add(
                "ranges-are-copied-exactly",
                "A range is copied from where it begins to where it is to go, and nothing else.",
                ElementCases::copy);
        cases.add(
                "sort-orders-every-element",
                "A vector that is sorted has the elements that it had, in ascending order.",
                ElementCases::sort);
        cases.add(
                "every-element-once-in-order",
                "Going over a vector hands over each element once, in order; and two vectors"
                        + " differ where their first elements do.",
                ElementCases::iterate);
    }

    private static void append(VectorDriver driver) {
        IntVector vector = driver.open();
        List<Integer> model = new ArrayList<>();
        for (int value = 0; value < 100; value++) {
            int each = value * 31;
            vector.append(each);
            vector.emplaceLast(() -> ~each);
            Collections.addAll(model, each, ~each);
        }
        vector.appendAll(new int[] {7, 8, 9, 10, 11}, 1, 3);
        Collections.addAll(model, 8, 9, 10);
        vector.appendAll(new int[] {1}, 1, 0);
        expectElements("after appends", model, vector);
        vector.appendAll(vector);
        model.addAll(List.copyOf(model));
        expectElements("after appending a vector to itself", model, vector);
        IntVector other = driver.openWith(5);
        vector.appendAll(other);
        model.addAll(numbers(5));
        expectElements("after appending another", model, vector);
        expectElements("of the other", numbers(5), other);
        expect("first", model.getFirst(), vector.first());
        expect("last", model.getLast(), vector.last());
    }

    private static void grow(VectorDriver driver) {
        IntVector vector = driver.open();
        List<Integer> model = new ArrayList<>();
        int capacity = vector.capacity();
        for (int value = 0; value < MANY; value++) {
            vector.append(value ^ 0x5555);
            model.add(value ^ 0x5555);
            if (vector.capacity() != capacity || value % 4_999 == 0) {
                capacity = vector.capacity();
                if (model.size() < 2_000 || value % 4_999 == 0) {
                    expectElements("at " + model.size(), model, vector);
                }
            }
        }
        expectElements("at the end", model, vector);
    }

    private static void insert(VectorDriver driver) {
        IntVector vector = driver.open();
        List<Integer> model = new ArrayList<>();
        for (int at : new int[] {0, 0, 2, 1, 4, 0, 3, 7}) {
            vector.insert(at, at * 10);
            model.add(at, at * 10);
            expectElements("after an insertion at " + at, model, vector);
        }
        for (int at : new int[] {0, 3, vector.size() + 40}) {
            vector.insert(at, 20, at);
            model.addAll(at, Collections.nCopies(20, at));
            expectElements("after 20 at " + at, model, vector);
        }
        for (int at : new int[] {0, 5, vector.size() + 6}) {
            vector.insert(at, 3, number -> 1_000 + number);
            model.addAll(at, List.of(1_000, 1_001, 1_002));
            expectElements("after 3 that were made at " + at, model, vector);
        }
        for (int at : new int[] {0, 9, vector.size() + 4}) {
            vector.insertAll(at, new int[] {-1, -2, -3, -4}, 1, 2);
            model.addAll(at, List.of(-2, -3));
            expectElements("after a part of an array at " + at, model, vector);
        }
        vector.emplace(4, () -> 99);
        model.add(4, 99);
        vector.insert(7, 0, 5);
        vector.insertAll(2, new int[0], 0, 0);
        expectElements("after all", model, vector);
    }

    private static void erase(VectorDriver driver) {
        IntVector vector = driver.openWith(50);
        List<Integer> model = numbers(50);
        for (int at : new int[] {0, 48, 20}) {
            vector.erase(at);
            model.subList(at, at + 1).clear();
            expectElements("without one at " + at, model, vector);
        }
        for (int[] range : new int[][] {{0, 3}, {10, 10}, {5, 25}, {20, 24}, {0, 0}}) {
            vector.erase(range[0], range[1]);
            model.subList(range[0], range[1]).clear();
            expectElements("without " + range[0] + ".." + range[1], model, vector);
        }
        while (!model.isEmpty()) {
            expect("the last element", model.removeLast(), vector.removeLast());
            expectElements("without the last", model, vector);
        }
    }

    private static void resize(VectorDriver driver) {
        IntVector vector = driver.openWith(10);
        List<Integer> model = numbers(10);
        vector.resize(30, 0x0707_0707);
        model.addAll(Collections.nCopies(20, 0x0707_0707));
        expectElements("after more of equal bytes", model, vector);
        vector.resize(12, 1);
        model.subList(12, 30).clear();
        expectElements("after less", model, vector);
        vector.resize(40, -123_456_789);
        model.addAll(Collections.nCopies(28, -123_456_789));
        expectElements("after more of other bytes", model, vector);
        vector.resize(45, index -> index * index);
        for (int index = 40; index < 45; index++) {
            model.add(index * index);
        }
        vector.resize(45, 3);
        expectElements("after more that were made", model, vector);
        vector.resize(5, index -> index);
        expectElements("at 5", model.subList(0, 5), vector);
        vector.resize(0, 9);
        expectElements("at none", List.of(), vector);
    }

    private static void assign(VectorDriver driver) {
        IntVector vector = driver.openWith(20);
        vector.assign(8, 42);
        expectElements("after fewer", Collections.nCopies(8, 42), vector);
        vector.assign(100, 300);
        expectElements("after more", Collections.nCopies(100, 300), vector);
        vector.assignAll(new int[] {1, 2, 3, 4}, 1, 3);
        expectElements("after an array's", List.of(2, 3, 4), vector);
        vector.assignAll(new int[500], 0, 500);
        expectElements("after a large array's", Collections.nCopies(500, 0), vector);
        vector.assign(0, 1);
        expectElements("after none", List.of(), vector);
        vector.append(6);
        vector.set(0, 7);
        expectElements("after a replacement", List.of(7), vector);
        vector.setUnchecked(0, 8);
        expectElements("after an unchecked one", List.of(8), vector);
    }

    private static void copy(VectorDriver driver) {
        IntVector vector = driver.openWith(30);
        int[] target = new int[10];
        vector.copyTo(7, target, 2, 5);
        vector.copyTo(30, target, 10, 0);
        List<Integer> seen = new ArrayList<>();
        for (int each : target) {
            seen.add(each);
        }
        expect("a copied range", List.of(0, 0, 7, 8, 9, 10, 11, 0, 0, 0), seen);
    }

    private static void sort(VectorDriver driver) {
        IntVector vector = driver.open();
        vector.sort();
        List<Integer> model = new ArrayList<>();
        SplitMix64 random = new SplitMix64(5);
        for (int round = 0; round < 4; round++) {
            for (int each = 0; each < 60 * round; each++) {
                int value = (int) random.nextLong() >> (8 * round);
                vector.append(value);
                model.add(value);
            }
            vector.insert(0, Integer.MAX_VALUE);
            vector.append(Integer.MIN_VALUE);
            Collections.addAll(model, Integer.MAX_VALUE, Integer.MIN_VALUE);
            Collections.sort(model);
            vector.sort();
            expectElements("after a sort", model, vector);
        }
    }

    private static void iterate(VectorDriver driver) {
        IntVector vector = driver.openWith(300);
        List<Integer> seen = new ArrayList<>();
        vector.forEach(seen::add);
        expect("what is handed over", numbers(300), seen);
        IntVector other = driver.openWith(300);
        expect("no difference", -1, vector.mismatch(other));
        other.append(1);
        expect("a difference behind the end at", 300, vector.mismatch(other));
        other.set(17, -1);
        expect("a difference at", 17, vector.mismatch(other));
    }
}
