package dev.dyno.workloads.deque.conformance;

import static dev.dyno.workloads.Expectations.failure;
import static dev.dyno.workloads.deque.conformance.DequeDriver.CAPACITY;
import static dev.dyno.workloads.deque.conformance.DequeDriver.CONTENDED;
import static dev.dyno.workloads.deque.conformance.DequeDriver.EMPTY;

import dev.dyno.contracts.pool.DequeCapability;
import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.contracts.pool.WorkStealingDeque;
import dev.dyno.workloads.PatientThreads.Task;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.deque.conformance.DequeDriver.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** An owner at work, and thieves at the same time. */
final class TheftCases {
    private static final int BURST_MAX = 8;
    private static final int LOOK_EVERY = 32;
    private static final int GROWTH_TASKS = 3_000;

    private TheftCases() {}

    static void addTo(DequeCases cases, Profile profile) {
        int tasks =
                switch (profile) {
                    case SMOKE -> 30_000;
                    case QUICK -> 100_000;
                    case STANDARD -> 1_000_000;
                    case RIGOROUS -> 20_000_000;
                };
        cases.add(
                "last-task-goes-to-one",
                "The owner and a thief that reach for the same task do not both get it, nor both"
                        + " leave it.",
                driver -> last(driver, tasks));
        cases.add(
                "nothing-is-lost-or-taken-twice",
                "Whatever the owner and thieves do at once, each task is taken by one of them.",
                driver -> work(driver, Way.ONE_BY_ONE, tasks));
        cases.add(
                "halves-lose-nothing",
                "Thieves that take halves leave each task to one as well.",
                driver -> work(driver, Way.BY_HALVES, tasks));
        cases.add(
                "growth-loses-nothing",
                "Thieves may take while the deque grows.",
                driver -> growth(driver, tasks / GROWTH_TASKS),
                DequeCapability.GROWTH);
        cases.add(
                "thief-sees-what-the-owner-did",
                "Whoever takes a task sees what its owner had written before it pushed it.",
                driver -> publish(driver, tasks));
    }

    /** One task, taken by its owner and by a thief at once, again and again. */
    private static void last(DequeDriver driver, int rounds) {
        WorkStealingDeque deque = driver.deque();
        AtomicBoolean isOver = new AtomicBoolean();
        Task<long[]> thief = driver.startThief(deque, Way.ONE_BY_ONE, isOver);
        int[] timesTaken = new int[rounds];
        try {
            for (int round = 0; round < rounds; round++) {
                deque.push(round);
                popInto(deque, timesTaken);
            }
            popAll(deque, timesTaken);
        } finally {
            isOver.set(true);
        }
        DequeDriver.count(thief.result(), timesTaken);
        driver.expectOnce(timesTaken);
    }

    private static boolean popInto(WorkStealingDeque deque, int[] timesTaken) {
        long task = deque.pop();
        if (task == EMPTY) {
            return false;
        }
        DequeDriver.count(new long[] {task}, timesTaken);
        return true;
    }

    private static void popAll(WorkStealingDeque deque, int[] timesTaken) {
        int popped = 0;
        while (popInto(deque, timesTaken)) {
            popped++;
            if (popped > timesTaken.length) {
                throw failure("expected the deque to become empty, saw %d tasks in it", popped);
            }
        }
    }

    /** The owner pushes and pops at the edge of emptiness, where all meet in the last task. */
    private static void work(DequeDriver driver, Way way, int tasks) {
        WorkStealingDeque deque = driver.deque();
        AtomicBoolean isOver = new AtomicBoolean();
        List<Task<long[]>> thieves = new ArrayList<>();
        for (int thief = 0; thief < 2; thief++) {
            thieves.add(driver.startThief(deque, way, isOver));
        }
        int[] timesTaken = new int[tasks];
        SplitMix64 random = driver.random("theft");
        try {
            int task = 0;
            while (task < tasks) {
                for (int left = random.nextInt(BURST_MAX); left >= 0 && task < tasks; left--) {
                    task += deque.push(task) ? 1 : 0;
                }
                if (random.nextInt(LOOK_EVERY) == 0) {
                    letThievesLook();
                }
                for (int left = random.nextInt(BURST_MAX); left >= 0; left--) {
                    popInto(deque, timesTaken);
                }
            }
            popAll(deque, timesTaken);
        } finally {
            isOver.set(true);
        }
        for (Task<long[]> thief : thieves) {
            driver.expectSorted(thief.result());
            DequeDriver.count(thief.result(), timesTaken);
        }
        driver.expectOnce(timesTaken);
    }

    /** A new deque each time, which the owner fills while a thief takes. */
    private static void growth(DequeDriver driver, int rounds) {
        for (int round = 0; round < rounds; round++) {
            WorkStealingDeque deque = driver.deque(new DequeSpec(DequeSpec.CAPACITY_MIN, 1 << 12));
            AtomicBoolean isOver = new AtomicBoolean();
            Task<long[]> thief = driver.startThief(deque, Way.ONE_BY_ONE, isOver);
            int[] timesTaken = new int[GROWTH_TASKS];
            try {
                for (int task = 0; task < GROWTH_TASKS; task++) {
                    deque.push(task);
                }
                popAll(deque, timesTaken);
            } finally {
                isOver.set(true);
            }
            driver.expectSorted(thief.result());
            DequeDriver.count(thief.result(), timesTaken);
            driver.expectOnce(timesTaken);
        }
    }

    /** The owner writes plainly, pushes, and takes back what it has no room for. */
    private static void publish(DequeDriver driver, int tasks) {
        WorkStealingDeque deque = driver.deque();
        long[] written = new long[tasks];
        AtomicBoolean isOver = new AtomicBoolean();
        Task<Boolean> thief =
                driver.start(
                        "thief",
                        () -> {
                            while (true) {
                                boolean isLast = isOver.get();
                                long task = deque.steal();
                                if (task == EMPTY && isLast) {
                                    return true;
                                }
                                if (task != EMPTY && task != CONTENDED) {
                                    expectWritten(driver, written, task);
                                }
                            }
                        });
        try {
            for (int task = 0; task < tasks; task++) {
                written[task] = SplitMix64.mix(task + driver.seed());
                deque.push(task);
                if (task % (CAPACITY / 4) == 0) {
                    while (deque.pop() != EMPTY) {
                        // Nothing is left for a thief.
                    }
                    letThievesLook();
                }
            }
        } finally {
            isOver.set(true);
        }
        thief.result();
    }

    /** On few CPUs thieves would else see little of what the owner does. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void letThievesLook() {
        Thread.yield();
    }

    private static void expectWritten(DequeDriver driver, long[] written, long task) {
        long expected = SplitMix64.mix(task + driver.seed());
        long seen = task >= 0 && task < written.length ? written[(int) task] : ~expected;
        if (seen != expected) {
            throw failure(
                    "expected a thief of task %d to see %016x, saw %016x with seed %d",
                    task, expected, seen, driver.seed());
        }
    }
}
