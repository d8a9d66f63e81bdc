package dev.dyno.workloads.deque.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.deque.conformance.DequeDriver.CAPACITY;
import static dev.dyno.workloads.deque.conformance.DequeDriver.EMPTY;
import static dev.dyno.workloads.deque.conformance.DequeDriver.expectEmpty;
import static dev.dyno.workloads.deque.conformance.DequeDriver.expectPops;
import static dev.dyno.workloads.deque.conformance.DequeDriver.isExact;
import static dev.dyno.workloads.deque.conformance.DequeDriver.pushAll;

import dev.dyno.contracts.pool.DequeCapability;
import dev.dyno.contracts.pool.WorkStealingDeque;
import dev.dyno.workloads.PatientThreads.Task;

/** What is said of the two ends, by threads that take turns. */
final class OrderCases {
    private static final long[] EXTREMES = {
        0, -1, 1, Integer.MAX_VALUE + 1L, Long.MAX_VALUE, Long.MIN_VALUE + 2
    };

    private OrderCases() {}

    static void addTo(DequeCases cases) {
        cases.add(
                "empty-deque-gives-nothing",
                "A new deque is empty, and so is one whose tasks have all been taken.",
                OrderCases::empty);
        cases.add(
                "owner-sees-a-stack",
                "The owner takes what it pushed last of all that is left.",
                OrderCases::stack);
        cases.add(
                "thief-sees-a-queue",
                "A thief takes what was pushed first of all that is left.",
                OrderCases::queue);
        cases.add(
                "youngest-can-be-stolen",
                "A thief finds every task at once, the youngest one too.",
                OrderCases::youngest,
                DequeCapability.EXACT_STEAL);
        cases.add(
                "every-descriptor-passes-through",
                "A task is any 64 bits but the two words that say that there is none.",
                OrderCases::extremes);
        cases.add(
                "owner-hands-its-role-on",
                "Another thread may become the owner, if the deque is published to it.",
                OrderCases::handOn);
    }

    private static void empty(DequeDriver driver) {
        WorkStealingDeque deque = driver.deque();
        expectEmpty(deque);
        pushAll(deque, 0, 3);
        expectPops(deque, 0, 3);
        pushAll(deque, 3, 4);
        expectPops(deque, 3, 4);
    }

    private static void stack(DequeDriver driver) {
        WorkStealingDeque deque = driver.deque();
        pushAll(deque, 0, 70);
        for (long task = 69; task >= 40; task--) {
            expect("to pop task", task, deque.pop());
        }
        pushAll(deque, 40, 50);
        expectPops(deque, 0, 50);
    }

    private static void queue(DequeDriver driver) {
        WorkStealingDeque deque = driver.deque();
        pushAll(deque, 0, 100);
        long expected = 0;
        for (int theft = 0; theft < 100; theft++) {
            long stolen = deque.steal();
            if (isExact(deque) || stolen != EMPTY) {
                expect("to steal task", expected, stolen);
                expected++;
            }
        }
        expectPops(deque, expected, 100);
    }

    private static void youngest(DequeDriver driver) {
        WorkStealingDeque deque = driver.deque();
        for (long task = 0; task < 2 * CAPACITY; task++) {
            pushAll(deque, task, task + 1);
            expect("to steal the only task", task, deque.steal());
            expectEmpty(deque);
        }
    }

    private static void extremes(DequeDriver driver) {
        WorkStealingDeque deque = driver.deque();
        for (long task : EXTREMES) {
            deque.push(task);
            expect("to pop task", task, deque.pop());
        }
        for (long task : EXTREMES) {
            // A thief that finds nothing makes an owner of blocks grant what it has.
            deque.steal();
            deque.push(task);
            deque.push(0);
            expect("to steal task", task, deque.steal());
            expect("to pop task", 0L, deque.pop());
        }
    }

    private static void handOn(DequeDriver driver) {
        WorkStealingDeque deque = driver.deque();
        pushAll(deque, 0, 10);
        for (int owner = 0; owner < 4; owner++) {
            long taken = owner;
            Task<Boolean> next =
                    driver.start(
                            "next owner",
                            () -> {
                                expect("to pop task", 9 - taken, deque.pop());
                                expect("to steal nothing or task", taken, oldest(deque, taken));
                                return true;
                            });
            next.result();
        }
        expectPops(deque, 4, 6);
    }

    /** Takes the oldest task as a thief, or pops all and pushes the others again. */
    private static long oldest(WorkStealingDeque deque, long expected) {
        long stolen = deque.steal();
        if (isExact(deque) || stolen != EMPTY) {
            return stolen;
        }
        long[] kept = new long[CAPACITY];
        int count = 0;
        for (long task = deque.pop(); task != EMPTY; task = deque.pop()) {
            kept[count] = task;
            count++;
        }
        for (int i = count - 2; i >= 0; i--) {
            deque.push(kept[i]);
        }
        return count == 0 ? expected - 1 : kept[count - 1];
    }
}
