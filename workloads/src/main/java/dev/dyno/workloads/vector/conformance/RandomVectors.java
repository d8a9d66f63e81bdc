package dev.dyno.workloads.vector.conformance;

import static dev.dyno.workloads.vector.conformance.VectorDriver.expectElements;

import dev.dyno.contracts.vector.IntVector;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SplitMix64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lives of vectors in which everything is mixed, against lists. */
final class RandomVectors {
    private static final int STEPS = 600;
    private static final int SIZE_MAX = 2_000;

    private RandomVectors() {}

    static void addTo(VectorCases cases, Profile profile, long seed) {
        int lives =
                switch (profile) {
                    case SMOKE -> 8;
                    case QUICK -> 16;
                    case STANDARD -> 64;
                    case RIGOROUS -> 512;
                };
        cases.add(
                "random-lives",
                "Whatever is done to a vector, in any mixture, it has the elements that a list"
                        + " has.",
                driver -> {
                    for (int life = 0; life < lives; life++) {
                        SplitMix64 random = SplitMix64.named("life-" + life, seed);
                        new Life(driver, random, "in life " + life + " with seed " + seed).run();
                    }
                });
    }

    /** One life of two vectors. */
    private static final class Life {
        private final SplitMix64 random;
        private final String where;
        private final IntVector vector;
        private final IntVector other;
        private List<Integer> model = new ArrayList<>();
        private List<Integer> otherModel = new ArrayList<>();

        Life(VectorDriver driver, SplitMix64 random, String where) {
            this.random = random;
            this.where = where;
            this.vector = driver.open();
            this.other = driver.open();
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                if (model.size() > SIZE_MAX) {
                    erase(0, model.size() - (int) random.nextLong(20));
                }
                if (random.nextChance(900)) {
                    change((int) random.nextLong(9));
                } else {
                    turn((int) random.nextLong(7));
                }
                if (step % 16 == 0 || model.size() < 40) {
                    expectElements("at step " + step + " " + where, model, vector);
                }
            }
            expectElements("at the end " + where, model, vector);
            expectElements("of the other at the end " + where, otherModel, other);
            vector.close();
            other.close();
        }

        private int value() {
            return (int) random.nextLong();
        }

        private int indexUpTo(int last) {
            return (int) random.nextLong(last + 1L);
        }

        private void change(int kind) {
            int at = indexUpTo(model.size());
            int count = 1 + (int) random.nextLong(1L << random.nextLong(7));
            int value = value();
            switch (kind) {
                case 0, 1 -> {
                    vector.append(value);
                    model.add(value);
                }
                case 2 -> {
                    vector.insert(at, value);
                    model.add(at, value);
                }
                case 3 -> {
                    vector.insert(at, count, value);
                    model.addAll(at, Collections.nCopies(count, value));
                }
                case 4 -> insertArray(at, count);
                case 5 -> {
                    vector.insert(at, count, number -> number - value);
                    for (int number = 0; number < count; number++) {
                        model.add(at + number, number - value);
                    }
                }
                case 6 -> erase(at, at + indexUpTo(Math.min(count, model.size() - at)));
                default -> changeOne(at, value);
            }
        }

        private void insertArray(int at, int count) {
            int[] values = new int[count + 2];
            List<Integer> added = new ArrayList<>();
            for (int index = 0; index < values.length; index++) {
                values[index] = value();
                if (index > 0 && index <= count) {
                    added.add(values[index]);
                }
            }
            if (at == model.size()) {
                vector.appendAll(values, 1, count);
            } else {
                vector.insertAll(at, values, 1, count);
            }
            model.addAll(at, added);
        }

        private void erase(int from, int to) {
            vector.erase(from, to);
            model.subList(from, to).clear();
        }

        private void changeOne(int at, int value) {
            if (at == model.size()) {
                vector.emplace(at, () -> value);
                model.add(at, value);
            } else if (random.nextChance(500)) {
                vector.set(at, value);
                model.set(at, value);
            } else {
                vector.erase(at);
                model.subList(at, at + 1).clear();
            }
        }

        private void turn(int kind) {
            int value = value();
            int size = (int) random.nextLong(300);
            switch (kind) {
                case 0 -> {
                    vector.swap(other);
                    List<Integer> before = model;
                    model = otherModel;
                    otherModel = before;
                }
                case 1 -> {
                    vector.moveFrom(other);
                    model = otherModel;
                    otherModel = new ArrayList<>();
                }
                case 2 -> vector.shrinkToFit();
                case 3 -> vector.reserve(size);
                case 4 -> {
                    vector.assign(size, value);
                    model.clear();
                    model.addAll(Collections.nCopies(size, value));
                }
                case 5 -> {
                    vector.resize(size, value);
                    while (model.size() > size) {
                        model.removeLast();
                    }
                    model.addAll(Collections.nCopies(size - model.size(), value));
                }
                default -> {
                    vector.appendAll(other);
                    model.addAll(otherModel);
                }
            }
        }
    }
}
