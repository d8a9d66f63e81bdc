package dev.dyno.workloads.deque.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;
import static dev.dyno.workloads.deque.conformance.DequeDriver.expectPops;
import static dev.dyno.workloads.deque.conformance.DequeDriver.isExact;
import static dev.dyno.workloads.deque.conformance.DequeDriver.pushAll;

import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.contracts.pool.WorkStealingDeque;

/** What is said of taking several tasks at once. */
final class HalfCases {
    /** Room for blocks that are granted before they are full. */
    private static final DequeSpec ROOMY = DequeSpec.fixed(1 << 13);

    private HalfCases() {}

    static void addTo(DequeCases cases) {
        cases.add(
                "half-is-the-older-half",
                "A theft of half takes the oldest tasks in their order, one at least, and no more"
                        + " than half.",
                HalfCases::half);
        cases.add(
                "half-fits-the-array",
                "A theft of half takes no more than its array has room for.",
                HalfCases::fits);
    }

    private static void half(DequeDriver driver) {
        for (int size = 1; size <= 100; size++) {
            WorkStealingDeque deque = driver.deque(ROOMY);
            long[] into = new long[100];
            // A thief that finds nothing makes an owner of blocks grant what it has.
            expect("half of nothing to be", 0, deque.stealHalf(into));
            pushAll(deque, 0, size);
            long oldest = 0;
            for (long left = size; left > 0; left = size - oldest) {
                int count = deque.stealHalf(into);
                if (count > (left + 1) / 2 || (count == 0 && isExact(deque))) {
                    throw failure(
                            "expected 1 to %d of %d tasks, saw %d", (left + 1) / 2, left, count);
                }
                if (count == 0) {
                    break;
                }
                expectInOrder(into, count, oldest);
                oldest += count;
            }
            expectPops(deque, oldest, size);
        }
    }

    private static void expectInOrder(long[] into, int count, long first) {
        for (int i = 0; i < count; i++) {
            expect("at index " + i + " task", first + i, into[i]);
        }
    }

    private static void fits(DequeDriver driver) {
        for (int room = 0; room <= 5; room++) {
            WorkStealingDeque deque = driver.deque(ROOMY);
            pushAll(deque, 0, 100);
            long[] into = new long[room];
            int count = deque.stealHalf(into);
            if (count > room || (count == 0 && room > 0 && isExact(deque))) {
                throw failure("expected 1 to %d tasks, saw %d", room, count);
            }
            expectInOrder(into, count, 0);
            expectPops(deque, count, 100);
        }
    }
}
