package dev.dyno.workloads.deque.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;
import static dev.dyno.workloads.deque.conformance.DequeDriver.CAPACITY;
import static dev.dyno.workloads.deque.conformance.DequeDriver.EMPTY;
import static dev.dyno.workloads.deque.conformance.DequeDriver.expectPops;
import static dev.dyno.workloads.deque.conformance.DequeDriver.pushAll;

import com.sun.management.ThreadMXBean;
import dev.dyno.contracts.pool.DequeCapability;
import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.contracts.pool.WorkStealingDeque;
import java.lang.management.ManagementFactory;

/** What is said of a deque's room, its size and its memory. */
final class RoomCases {
    private static final DequeSpec GROWING = new DequeSpec(DequeSpec.CAPACITY_MIN, 4_096);
    private static final int ALLOCATION_TASKS = 50_000;

    /** The counters' own; an object for every hundredth task would be more. */
    private static final long ALLOCATED_BYTES_MAX = 4_096;

    private RoomCases() {}

    static void addTo(DequeCases cases) {
        cases.add(
                "full-deque-refuses",
                "A deque takes as many tasks as it has room for, and has room again afterwards.",
                RoomCases::refuse);
        cases.add(
                "deque-grows-to-its-room",
                "A deque that begins small takes as many tasks, and keeps those that it has.",
                RoomCases::grow,
                DequeCapability.GROWTH);
        cases.add(
                "size-is-exact-at-rest",
                "While nobody changes the deque, its size is how many tasks there are.",
                RoomCases::size);
        cases.add(
                "steady-state-allocates-nothing",
                "A deque that has its largest size allocates nothing.",
                RoomCases::allocate,
                DequeCapability.ALLOCATION_FREE);
    }

    private static void refuse(DequeDriver driver) {
        WorkStealingDeque deque = driver.deque();
        long room = 0;
        while (room <= CAPACITY && deque.push(room)) {
            room++;
        }
        expect("room for", (long) CAPACITY, room);
        expect("that a full deque refuses", false, deque.push(CAPACITY));
        expect("to pop the youngest", room - 1, deque.pop());
        expect("that there is room again", true, deque.push(room - 1));
        expect("that a full deque refuses", false, deque.push(CAPACITY));
        while (room > 0) {
            room--;
            expect("to pop task", room, deque.pop());
        }
        pushAll(deque, 0, CAPACITY);
        expectPops(deque, 0, CAPACITY);
    }

    private static void grow(DequeDriver driver) {
        WorkStealingDeque deque = driver.deque(GROWING);
        // A theft before shifts the tasks in their ring, so that they are not copied straight.
        pushAll(deque, 0, 40);
        for (long task = 0; task < 30; task++) {
            long stolen = deque.steal();
            expect("to steal task", task, stolen);
        }
        pushAll(deque, 40, 30 + GROWING.capacityMax());
        expect("that a full deque refuses", false, deque.push(0));
        for (long task = 30; task < 100; task++) {
            expect("to steal task", task, deque.steal());
        }
        expectPops(deque, 100, 30 + GROWING.capacityMax());
    }

    private static void size(DequeDriver driver) {
        WorkStealingDeque deque = driver.deque();
        for (int round = 0; round < 5; round++) {
            for (long task = 0; task < CAPACITY / 2; task++) {
                deque.push(task);
                expect("size", task + 1, deque.sizeEstimate());
            }
            long left = CAPACITY / 2;
            while (left > 0) {
                if (left % 3 != 0 || deque.steal() == EMPTY) {
                    deque.pop();
                }
                left--;
                expect("size", left, deque.sizeEstimate());
            }
        }
    }

    private static void allocate(DequeDriver driver) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        WorkStealingDeque deque = driver.deque();
        long[] into = new long[8];
        circulate(deque, into);
        long before = threads.getCurrentThreadAllocatedBytes();
        circulate(deque, into);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (allocated > ALLOCATED_BYTES_MAX) {
            throw failure(
                    "expected no allocation for %d tasks, saw %d bytes",
                    ALLOCATION_TASKS, allocated);
        }
    }

    private static void circulate(WorkStealingDeque deque, long[] into) {
        for (long task = 0; task < ALLOCATION_TASKS; task += 4) {
            for (int each = 0; each < 4; each++) {
                deque.push(task + each);
            }
            deque.steal();
            deque.stealHalf(into);
            while (deque.pop() != EMPTY) {
                // Leaves nothing for the next round.
            }
        }
    }
}
