package dev.dyno.workloads.pool.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;

import com.sun.management.ThreadMXBean;
import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.PoolCapability;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.PoolStatistics;
import dev.dyno.contracts.pool.Saturation;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskPool.Shutdown;
import dev.dyno.contracts.pool.TaskScope;
import java.lang.management.ManagementFactory;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What some pools promise beyond the contract. */
final class PromiseCases {
    private static final int ALLOCATION_TASKS = 20_000;

    /** The counters' own; an object for every hundredth task would be more. */
    private static final long ALLOCATED_BYTES_MAX = 4_096;

    private PromiseCases() {}

    static void addTo(PoolCases cases) {
        cases.add(
                "each-worker-is-placed-once",
                "Each worker is told where to run, once, by its own thread.",
                PromiseCases::placed,
                PoolCapability.PLACEMENT);
        cases.add(
                "too-many-forks-are-refused",
                "A worker keeps as many forks as the spec says, and no more.",
                PromiseCases::bounded,
                PoolCapability.BOUNDED);
        cases.add(
                "thefts-are-counted",
                "A task that another worker takes is counted as stolen.",
                PromiseCases::statistics,
                PoolCapability.STATISTICS);
        cases.add(
                "forks-allocate-nothing",
                "In steady state forks allocate nothing.",
                PromiseCases::allocation,
                PoolCapability.ALLOCATION_FREE);
    }

    private static void placed(PoolDriver driver) {
        AtomicIntegerArray told = new AtomicIntegerArray(3);
        TaskPool pool =
                driver.pool(
                        PoolSpec.of(3)
                                .placedBy(index -> {
                                    told.incrementAndGet(index);
                                }));
        for (int task = 0; task < 200; task++) {
            driver.invoke(pool, ResultCases::sum, 64);
        }
        driver.end(pool, Shutdown.DRAIN);
        int all = 0;
        for (int worker = 0; worker < told.length(); worker++) {
            all += told.get(worker);
            if (told.get(worker) > 1) {
                throw failure(
                        "expected worker %d to be told once, saw %d times",
                        worker, told.get(worker));
            }
        }
        if (all == 0) {
            throw failure("expected a worker to be told where to run, saw none");
        }
    }

    private static void bounded(PoolDriver driver) {
        TaskPool pool = driver.smallPool(1, Saturation.WAIT);
        TaskBody body =
                (task, scope) -> {
                    if (task > 0) {
                        return task;
                    }
                    Fork[] forks = new Fork[PoolDriver.ROOM + 1];
                    int count = 0;
                    try {
                        while (count < forks.length) {
                            forks[count] = scope.fork(1);
                            count++;
                        }
                    } catch (RejectedExecutionException _) {
                        // As it should.
                    }
                    long sum = 0;
                    for (int i = count - 1; i >= 0; i--) {
                        sum += forks[i].result();
                    }
                    return sum;
                };
        for (int round = 0; round < 3; round++) {
            long seen = driver.invoke(pool, body, 0);
            expect("forks to be accepted", (long) PoolDriver.ROOM, seen);
        }
    }

    private static void statistics(PoolDriver driver) {
        TaskPool pool = driver.pool(2);
        AtomicBoolean isStolen = new AtomicBoolean();
        TaskBody body =
                new TaskBody() {
                    @Override
                    public long run(long task, TaskScope scope) {
                        if (task == 1) {
                            isStolen.set(true);
                            return 1;
                        }
                        if (task == 2) {
                            return 2;
                        }
                        // A thief asks, and what is forked then is offered.
                        Fork stolen = scope.fork(1);
                        driver.await(
                                "another worker to take a fork",
                                () -> {
                                    Fork next = scope.fork(2);
                                    return next.result() == 2 && isStolen.get();
                                });
                        return stolen.result();
                    }
                };
        // Whoever waits has a second worker woken up.
        expect("the stolen result", 1L, driver.invoke(pool, body, 0));
        PoolStatistics counted = pool.statistics();
        if (counted.steals() < 1 || counted.parks() < 0 || counted.wakes() < 0) {
            throw failure("expected a theft and no negative count, saw %s", counted);
        }
    }

    private static void allocation(PoolDriver driver) {
        TaskPool pool = driver.pool(1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        TaskBody body =
                (_, scope) -> {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    long sum = ResultCases.sum(ResultCases.range(0, ALLOCATION_TASKS), scope);
                    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
                    return sum < 0 ? sum : bytes;
                };
        long allocated = 0;
        for (int round = 0; round < 3; round++) {
            allocated = driver.invoke(pool, body, 0);
        }
        if (allocated > ALLOCATED_BYTES_MAX) {
            throw failure(
                    "expected no allocation for %d forks, saw %d bytes",
                    ALLOCATION_TASKS, allocated);
        }
    }
}
