package dev.dyno.workloads.pool.conformance;

import static dev.dyno.workloads.Expectations.expect;

import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.PoolCapability;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SplitMix64;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What is said of forks and their results. */
final class ResultCases {
    private static final int NODES = 4_000;
    private static final int CHAIN = 1_000;

    private ResultCases() {}

    static void addTo(PoolCases cases, Profile profile) {
        int rounds =
                switch (profile) {
                    case SMOKE -> 60;
                    case QUICK -> 200;
                    case STANDARD -> 2_000;
                    case RIGOROUS -> 100_000;
                };
        cases.add(
                "forks-add-up",
                "A task has the results of its forks, whoever ran them.",
                ResultCases::addUp);
        cases.add(
                "several-forks-wait",
                "A task may fork several times before it joins, the last fork first.",
                ResultCases::several);
        cases.add(
                "each-fork-runs-once",
                "Each fork runs once, and what it wrote is seen by the one who joins it.",
                ResultCases::once);
        cases.add(
                "deep-forks-end",
                "Forks may be nested deeply: a join needs no further worker.",
                ResultCases::deep,
                PoolCapability.DEEP_FORKS);
        cases.add(
                "random-trees-add-up",
                "Whatever the shape of the tree and whoever is held up, the sum is right.",
                driver -> trees(driver, rounds));
    }

    /** Adds the numbers of a range up, by halves; a range of one is a leaf. */
    static long sum(long range, TaskScope scope) {
        int first = (int) (range >>> 32);
        int last = (int) range;
        if (last - first == 1) {
            return first;
        }
        int middle = (first + last) >>> 1;
        Fork left = scope.fork(range(first, middle));
        long right = sum(range(middle, last), scope);
        return right + (left.unfork() ? sum(range(first, middle), scope) : left.result());
    }

    /** Returns the task of a range. */
    static long range(int first, int last) {
        return (long) first << 32 | last;
    }

    private static void addUp(PoolDriver driver) {
        long expected = (long) NODES * (NODES - 1) / 2;
        for (int workers = 1; workers <= 3; workers++) {
            TaskPool pool = driver.pool(workers);
            for (int round = 0; round < 10; round++) {
                long seen = driver.invoke(pool, ResultCases::sum, range(0, NODES));
                expect("with " + workers + " workers the sum", expected, seen);
            }
        }
    }

    private static void several(PoolDriver driver) {
        TaskBody body =
                (task, scope) -> {
                    if (task >= 0) {
                        return task * task;
                    }
                    Fork[] forks = new Fork[20];
                    for (int i = 0; i < forks.length; i++) {
                        forks[i] = scope.fork(i);
                    }
                    long sum = 0;
                    for (int i = forks.length - 1; i >= 0; i--) {
                        // Some are joined without the question whether they can be taken back.
                        boolean isBack = i % 3 == 0 && forks[i].unfork();
                        sum += isBack ? (long) i * i : forks[i].result();
                    }
                    return sum;
                };
        for (int workers = 1; workers <= 2; workers++) {
            TaskPool pool = driver.pool(workers);
            for (int round = 0; round < 100; round++) {
                expect("the sum of squares", 2_470L, driver.invoke(pool, body, -1));
            }
        }
    }

    private static void once(PoolDriver driver) {
        AtomicIntegerArray runs = new AtomicIntegerArray(NODES);
        long[] written = new long[NODES];
        TaskBody body =
                new TaskBody() {
                    @Override
                    public long run(long task, TaskScope scope) {
                        int node = (int) task;
                        runs.incrementAndGet(node);
                        written[node] = ~node;
                        int child = 2 * node + 1;
                        if (child + 1 >= NODES) {
                            return 1;
                        }
                        Fork left = scope.fork(child);
                        Fork right = scope.fork(child + 1);
                        long sum = 1 + right.result() + left.result();
                        expect("to see what a child wrote", ~(long) child, written[child]);
                        return sum;
                    }
                };
        TaskPool pool = driver.pool(2);
        // The last node has no sibling, so that its parent is a leaf.
        expect("nodes", NODES - 1L, driver.invoke(pool, body, 0));
        for (int node = 0; node < NODES - 1; node++) {
            expect("runs of node " + node, 1, runs.get(node));
        }
    }

    private static void deep(PoolDriver driver) {
        TaskBody body =
                new TaskBody() {
                    @Override
                    public long run(long task, TaskScope scope) {
                        if (task == 0) {
                            return 0;
                        }
                        Fork next = scope.fork(task - 1);
                        return 1 + next.result();
                    }
                };
        for (int workers = 1; workers <= 2; workers++) {
            TaskPool pool = driver.pool(workers);
            expect("depth", (long) CHAIN, driver.invoke(pool, body, CHAIN));
        }
    }

    private static void trees(PoolDriver driver, int rounds) {
        SplitMix64 random = driver.random("pool-trees");
        TaskPool[] pools = {driver.pool(1), driver.pool(2), driver.pool(3)};
        for (int round = 0; round < rounds; round++) {
            RandomTree tree = new RandomTree(random.nextLong());
            long expected = tree.nodes(RandomTree.ROOT);
            long seen = driver.invoke(pools[round % pools.length], tree, RandomTree.ROOT);
            expect("in round " + round + " of seed " + driver.seed() + " nodes", expected, seen);
        }
    }

    /** A tree whose shape follows from a seed, and whose tasks now and then make way for others. */
    private record RandomTree(long seed) implements TaskBody {
        /** The depth in the highest byte, what the subtree follows from below. */
        static final long ROOT = 1;

        private static final int DEPTH_MAX = 9;

        private long word(long task) {
            return SplitMix64.mix(task + seed);
        }

        private int children(long task) {
            int depth = (int) (task >>> 56);
            return depth >= DEPTH_MAX ? 0 : (int) (word(task) & 3);
        }

        private long child(long task, int index) {
            long depth = (task >>> 56) + 1;
            return depth << 56 | (SplitMix64.mix(word(task) + index) >>> 8);
        }

        long nodes(long task) {
            long nodes = 1;
            for (int index = 0; index < children(task); index++) {
                nodes += nodes(child(task, index));
            }
            return nodes;
        }

        @Override
        public long run(long task, TaskScope scope) {
            if ((word(task) >>> 8) % 31 == 0) {
                makeWay();
            }
            int children = children(task);
            Fork[] forks = new Fork[children];
            for (int index = 0; index < children; index++) {
                forks[index] = scope.fork(child(task, index));
            }
            long nodes = 1;
            for (int index = children - 1; index >= 0; index--) {
                boolean asks = (word(task) >>> 16 & 1) == 0;
                nodes +=
                        asks && forks[index].unfork()
                                ? run(child(task, index), scope)
                                : forks[index].result();
            }
            return nodes;
        }

        // The point of it: another worker gets its turn in the middle of something.
        @SuppressWarnings("ThreadPriorityCheck")
        private static void makeWay() {
            Thread.yield();
        }
    }
}
