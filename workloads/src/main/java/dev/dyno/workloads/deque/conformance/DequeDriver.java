package dev.dyno.workloads.deque.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;

import dev.dyno.contracts.pool.DequeCapability;
import dev.dyno.contracts.pool.DequeFactory;
import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.contracts.pool.WorkStealingDeque;
import dev.dyno.workloads.PatientThreads;
import dev.dyno.workloads.PatientThreads.Task;
import dev.dyno.workloads.SplitMix64;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Works on deques of one implementation; the thread that calls it is the owner. */
final class DequeDriver {
    static final long EMPTY = WorkStealingDeque.EMPTY;
    static final long CONTENDED = WorkStealingDeque.CONTENDED;

    /** The room of the deques of most cases. */
    static final int CAPACITY = 128;

    private final DequeFactory factory;
    private final long seed;
    private final PatientThreads threads;

    DequeDriver(DequeFactory factory, long seed, Duration patience) {
        this.factory = factory;
        this.seed = seed;
        this.threads = new PatientThreads(patience);
    }

    /** Returns the seed of the case. */
    long seed() {
        return seed;
    }

    /** Returns a generator that has a sequence of its own for each name. */
    SplitMix64 random(String name) {
        return SplitMix64.named(name, seed);
    }

    /** Makes a deque that has its room from the beginning. */
    WorkStealingDeque deque() {
        return deque(DequeSpec.fixed(CAPACITY));
    }

    /** Makes a deque. */
    WorkStealingDeque deque(DequeSpec spec) {
        return factory.create(spec);
    }

    /** Returns whether a thief finds every task of a deque at once. */
    static boolean isExact(WorkStealingDeque deque) {
        return deque.capabilities().contains(DequeCapability.EXACT_STEAL);
    }

    /** Pushes the tasks {@code first..last-1}, for which there must be room. */
    static void pushAll(WorkStealingDeque deque, long first, long last) {
        for (long task = first; task < last; task++) {
            expect("that there is room for task " + task, true, deque.push(task));
        }
    }

    /**
     * Pops until nothing is left, and fails unless that is {@code last-1} down to {@code first}.
     */
    static void expectPops(WorkStealingDeque deque, long first, long last) {
        for (long task = last - 1; task >= first; task--) {
            expect("to pop task", task, deque.pop());
        }
        expectEmpty(deque);
    }

    /** Fails unless neither the owner nor a thief finds anything. */
    static void expectEmpty(WorkStealingDeque deque) {
        expect("a pop from an empty deque to give", EMPTY, deque.pop());
        expect("a theft from an empty deque to give", EMPTY, deque.steal());
        expect("a theft of half an empty deque to give", 0, deque.stealHalf(new long[4]));
        expect("the size of an empty deque to be", 0L, deque.sizeEstimate());
    }

    /** Runs something on a thread of its own. */
    <T> Task<T> start(String name, Supplier<T> work) {
        return threads.start(name, work);
    }

    /** How a thief takes. */
    enum Way {
        ONE_BY_ONE,
        BY_HALVES
    }

    /**
     * Starts a thief that takes until it finds nothing after the end, and waits until it has begun;
     * returns what it took.
     */
    Task<long[]> startThief(WorkStealingDeque deque, Way way, AtomicBoolean isOver) {
        AtomicBoolean hasBegun = new AtomicBoolean();
        Task<long[]> thief =
                start(
                        "thief",
                        () -> {
                            hasBegun.set(true);
                            return takeAll(deque, way, isOver);
                        });
        threads.await("a thief to begin", hasBegun::get);
        return thief;
    }

    private static long[] takeAll(WorkStealingDeque deque, Way way, AtomicBoolean isOver) {
        Loot loot = new Loot();
        long[] into = new long[16];
        boolean isLast;
        do {
            isLast = isOver.get();
            if (way == Way.BY_HALVES) {
                int count = deque.stealHalf(into);
                for (int i = 0; i < count; i++) {
                    loot.add(into[i]);
                }
                isLast &= count == 0;
            } else {
                long task = deque.steal();
                if (task != EMPTY && task != CONTENDED) {
                    loot.add(task);
                }
                isLast &= task == EMPTY;
            }
            Thread.onSpinWait();
        } while (!isLast);
        return loot.tasks();
    }

    /** What a thief has taken, in order. */
    private static final class Loot {
        private long[] tasks = new long[1 << 10];
        private int count;

        void add(long task) {
            if (count == tasks.length) {
                tasks = Arrays.copyOf(tasks, count * 2);
            }
            tasks[count] = task;
            count++;
        }

        long[] tasks() {
            return Arrays.copyOf(tasks, count);
        }
    }

    /** Counts how often each task was taken, and fails at the first that is none. */
    static void count(long[] taken, int[] timesTaken) {
        for (long task : taken) {
            if (task < 0 || task >= timesTaken.length) {
                throw failure("expected a task of 0..%d, saw %d", timesTaken.length - 1, task);
            }
            timesTaken[(int) task]++;
        }
    }

    /** Fails unless each task was taken once. */
    void expectOnce(int[] timesTaken) {
        for (int task = 0; task < timesTaken.length; task++) {
            if (timesTaken[task] != 1) {
                throw failure(
                        "expected task %d to be taken once, saw %d times with seed %d",
                        task, timesTaken[task], seed);
            }
        }
    }

    /** Fails unless a thief has taken tasks in the order in which they were pushed. */
    void expectSorted(long[] taken) {
        for (int i = 1; i < taken.length; i++) {
            if (taken[i] <= taken[i - 1]) {
                throw failure(
                        "expected a thief to see a queue, saw task %d after %d with seed %d",
                        taken[i], taken[i - 1], seed);
            }
        }
    }
}
