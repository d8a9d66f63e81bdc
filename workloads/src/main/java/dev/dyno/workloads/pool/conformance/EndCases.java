package dev.dyno.workloads.pool.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;

import dev.dyno.contracts.pool.Computation;
import dev.dyno.contracts.pool.PoolCapability;
import dev.dyno.contracts.pool.Saturation;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskPool.Shutdown;
import dev.dyno.workloads.PatientThreads.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** What is said of the ends of a pool. */
final class EndCases {
    private static final int TASKS = 50;

    private EndCases() {}

    static void addTo(PoolCases cases) {
        cases.add(
                "drain-runs-what-was-accepted",
                "A pool that drains runs all that it has accepted, and accepts nothing more.",
                EndCases::drain);
        cases.add(
                "abort-cancels",
                "A pool that aborts tells what runs, and does not begin what waits.",
                EndCases::abort,
                PoolCapability.FIXED_WORKERS);
        cases.add(
                "drain-may-become-an-abort",
                "A pool that drains can be aborted.",
                EndCases::drainThenAbort);
        cases.add(
                "shutdown-frees-who-waits-for-room",
                "A submission that waits for room is refused when the pool is shut down.",
                EndCases::frees,
                PoolCapability.FIXED_WORKERS);
        cases.add(
                "shutdown-under-load-splits-nobody",
                "What is accepted while the pool is shut down runs, and what is refused does not.",
                EndCases::underLoad);
    }

    private static void expectClosed(TaskPool pool) {
        expect("that a closed pool accepts", false, pool.execute((_, _) -> 0, 0));
        try {
            pool.submit((_, _) -> 0, 0);
        } catch (RejectedExecutionException _) {
            return;
        }
        throw failure("expected a closed pool to refuse, saw it accept");
    }

    private static void drain(PoolDriver driver) {
        TaskPool pool = driver.pool(2);
        AtomicInteger runs = new AtomicInteger();
        for (int task = 0; task < TASKS; task++) {
            pool.execute((_, _) -> runs.incrementAndGet(), task);
        }
        Computation last = pool.submit(ResultCases::sum, 10);
        pool.shutdown(Shutdown.DRAIN);
        expectClosed(pool);
        driver.awaitEnd(pool);
        expect("runs", TASKS, runs.get());
        expect("the last sum", 45L, driver.end(last));
        pool.close();
    }

    private static void abort(PoolDriver driver) {
        TaskPool pool = driver.pool(1);
        Computation busy = driver.occupy(pool);
        AtomicInteger runs = new AtomicInteger();
        List<Computation> waiting = new ArrayList<>();
        for (int task = 0; task < TASKS; task++) {
            waiting.add(pool.submit((_, _) -> runs.incrementAndGet(), task));
        }
        pool.shutdown(Shutdown.ABORT);
        expectClosed(pool);
        driver.awaitEnd(pool);
        driver.expectCancelled(busy);
        waiting.forEach(each -> driver.expectCancelled(each));
        expect("runs", 0, runs.get());
    }

    private static void drainThenAbort(PoolDriver driver) {
        TaskPool pool = driver.pool(1);
        Computation done = pool.submit((task, _) -> task, 3);
        expect("a result", 3L, driver.end(done));
        Computation busy = driver.occupy(pool);
        pool.shutdown(Shutdown.DRAIN);
        expect("that the workers have ended", false, pool.awaitTermination(1));
        driver.end(pool, Shutdown.ABORT);
        driver.expectCancelled(busy);
        expect("the result of what had ended", 3L, driver.end(done));
    }

    private static void frees(PoolDriver driver) {
        TaskPool pool = driver.smallPool(1, Saturation.WAIT);
        driver.occupy(pool);
        AtomicInteger accepted = new AtomicInteger();
        Task<Boolean> submitter =
                driver.start(
                        "submitter",
                        () -> {
                            while (pool.execute((_, _) -> 0, 0)) {
                                accepted.incrementAndGet();
                            }
                            return true;
                        });
        driver.await("the pool to fill", () -> accepted.get() == PoolDriver.ROOM);
        pool.shutdown(Shutdown.DRAIN);
        submitter.result();
        driver.release();
        driver.awaitEnd(pool);
    }

    private static void underLoad(PoolDriver driver) {
        for (int round = 0; round < 20; round++) {
            TaskPool pool = driver.pool(2);
            AtomicInteger runs = new AtomicInteger();
            AtomicInteger begun = new AtomicInteger();
            List<Task<Integer>> submitters = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                submitters.add(
                        driver.start(
                                "submitter",
                                () -> {
                                    int accepted = 0;
                                    while (pool.execute((_, _) -> runs.incrementAndGet(), 0)) {
                                        accepted++;
                                        begun.incrementAndGet();
                                    }
                                    return accepted;
                                }));
            }
            driver.await("submissions", () -> begun.get() > 100);
            pool.shutdown(Shutdown.DRAIN);
            int accepted = 0;
            for (Task<Integer> submitter : submitters) {
                accepted += submitter.result();
            }
            driver.awaitEnd(pool);
            expect("runs of accepted tasks", accepted, runs.get());
        }
    }
}
