package dev.dyno.workloads.deque.conformance;

import static dev.dyno.workloads.Expectations.failure;
import static dev.dyno.workloads.deque.conformance.DequeDriver.EMPTY;
import static dev.dyno.workloads.deque.conformance.DequeDriver.isExact;

import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.contracts.pool.WorkStealingDeque;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SplitMix64;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thread, all operations, far more of them than there are slots, against a model. */
final class RandomOperations {
    private static final int PHASE_STEPS = 1_000;
    private static final List<DequeSpec> SPECS =
            List.of(DequeSpec.fixed(128), new DequeSpec(DequeSpec.CAPACITY_MIN, 4_096));

    private final DequeDriver driver;
    private final DequeSpec spec;
    private final WorkStealingDeque deque;
    private final ArrayDeque<Long> model = new ArrayDeque<>();
    private final long[] half = new long[16];
    private long step;

    private RandomOperations(DequeDriver driver, DequeSpec spec) {
        this.driver = driver;
        this.spec = spec;
        this.deque = driver.deque(spec);
    }

    static void addTo(DequeCases cases, Profile profile) {
        int steps =
                switch (profile) {
                    case SMOKE -> 100_000;
                    case QUICK -> 200_000;
                    case STANDARD -> 1_000_000;
                    case RIGOROUS -> 20_000_000;
                };
        cases.add(
                "random-operations-match-the-model",
                "Whatever is done in which order, a deque is a list with two ends.",
                driver -> {
                    for (DequeSpec spec : SPECS) {
                        new RandomOperations(driver, spec).run(steps);
                    }
                });
    }

    private void run(int steps) {
        SplitMix64 random = driver.random("deque-operations");
        for (step = 0; step < steps; step++) {
            // Phases in which most operations push alternate with others.
            int pushShare = step / PHASE_STEPS % 2 == 0 ? 7 : 3;
            int choice = random.nextInt(10);
            if (choice < pushShare) {
                push();
            } else if (choice == 9) {
                stealHalf();
            } else if (choice == 8) {
                steal();
            } else {
                expect("pop", model.pollLast(), deque.pop());
            }
            expect("size", (long) model.size(), deque.sizeEstimate());
        }
    }

    private void push() {
        if (deque.push(step)) {
            model.addLast(step);
        } else if (model.size() <= spec.capacityMax() / 4) {
            // Blocks that were granted before they were full hold fewer tasks, but not that few.
            throw failure("expected room for task %d of %s, saw none", model.size(), where());
        }
    }

    private void steal() {
        long stolen = deque.steal();
        if (isExact(deque) || stolen != EMPTY) {
            expect("theft", model.pollFirst(), stolen);
        }
    }

    private void stealHalf() {
        int most = (model.size() + 1) / 2;
        int count = deque.stealHalf(half);
        if (count > most) {
            throw failure("expected %d tasks at most, saw %d %s", most, count, where());
        }
        for (int i = 0; i < count; i++) {
            expect("theft of half", model.pollFirst(), half[i]);
        }
    }

    private void expect(String what, @Nullable Long expected, long seen) {
        long value = expected == null ? EMPTY : expected;
        if (value != seen) {
            throw failure("expected %s to give %d, saw %d %s", what, value, seen, where());
        }
    }

    private String where() {
        return "at step %d of seed %d, room %d".formatted(step, driver.seed(), spec.capacityMax());
    }
}
