package dev.dyno.workloads.pool.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;
import static dev.dyno.workloads.pool.conformance.PoolDriver.ROOM;

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
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What is said of submissions, and of more of them than there is room for. */
final class SubmissionCases {
    private static final int EACH = 2_000;
    private static final int THREADS = 3;

    private SubmissionCases() {}

    static void addTo(PoolCases cases) {
        cases.add(
                "each-submission-runs-once",
                "Whoever submits, each accepted task runs once.",
                SubmissionCases::once);
        cases.add(
                "task-may-submit",
                "A task may submit others, which outlive it.",
                SubmissionCases::fromWithin);
        cases.add(
                "full-pool-rejects",
                "A pool that rejects takes as many waiting tasks as it has room for, and no more.",
                SubmissionCases::reject,
                PoolCapability.FIXED_WORKERS);
        cases.add(
                "full-pool-lets-wait",
                "A submission to a full pool that lets wait goes on when there is room.",
                SubmissionCases::letWait,
                PoolCapability.FIXED_WORKERS);
    }

    private static void once(PoolDriver driver) {
        TaskPool pool = driver.pool(2);
        AtomicIntegerArray runs = new AtomicIntegerArray(THREADS * EACH);
        List<Task<Boolean>> submitters = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread * EACH;
            submitters.add(
                    driver.start(
                            "submitter",
                            () -> {
                                for (int task = first; task < first + EACH; task++) {
                                    submit(pool, runs, task);
                                }
                                return true;
                            }));
        }
        submitters.forEach(Task::result);
        driver.end(pool, Shutdown.DRAIN);
        for (int task = 0; task < runs.length(); task++) {
            expect("runs of task " + task, 1, runs.get(task));
        }
    }

    private static void submit(TaskPool pool, AtomicIntegerArray runs, int task) {
        if (task % 2 == 0) {
            expect(
                    "that a task is accepted",
                    true,
                    pool.execute((number, _) -> runs.incrementAndGet((int) number), task));
        } else {
            pool.submit((number, _) -> runs.incrementAndGet((int) number), task);
        }
    }

    private static void fromWithin(PoolDriver driver) {
        TaskPool pool = driver.pool(2);
        AtomicInteger runs = new AtomicInteger();
        long accepted =
                driver.invoke(
                        pool,
                        (count, _) -> {
                            long taken = 0;
                            for (long each = 0; each < count; each++) {
                                boolean isAccepted =
                                        pool.execute((_, _) -> runs.incrementAndGet(), each);
                                taken += isAccepted ? 1 : 0;
                            }
                            return taken;
                        },
                        50);
        expect("accepted tasks", 50L, accepted);
        driver.await("fifty tasks to run", () -> runs.get() == 50);
    }

    private static void reject(PoolDriver driver) {
        TaskPool pool = driver.smallPool(1, Saturation.REJECT);
        Computation busy = driver.occupy(pool);
        AtomicInteger runs = new AtomicInteger();
        int accepted = 0;
        while (accepted <= ROOM && pool.execute((_, _) -> runs.incrementAndGet(), 0)) {
            accepted++;
        }
        expect("tasks to be accepted", ROOM, accepted);
        try {
            pool.submit((_, _) -> 0, 0);
            throw failure("expected a full pool to refuse, saw it accept");
        } catch (RejectedExecutionException _) {
            // As it should.
        }
        driver.release();
        driver.end(busy);
        driver.await("all to run", () -> runs.get() == ROOM);
        expect("that there is room again", true, pool.execute((_, _) -> 0, 0));
    }

    private static void letWait(PoolDriver driver) {
        TaskPool pool = driver.smallPool(1, Saturation.WAIT);
        driver.occupy(pool);
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger accepted = new AtomicInteger();
        Task<Boolean> submitter =
                driver.start(
                        "submitter",
                        () -> {
                            for (int task = 0; task < 2 * ROOM; task++) {
                                if (pool.execute((_, _) -> runs.incrementAndGet(), task)) {
                                    accepted.incrementAndGet();
                                }
                            }
                            return true;
                        });
        driver.await("the pool to fill", () -> accepted.get() == ROOM);
        expect("that the submitter waits", true, submitter.isRunning());
        driver.release();
        submitter.result();
        driver.await("all to run", () -> runs.get() == 2 * ROOM);
        expect("accepted tasks", 2 * ROOM, accepted.get());
    }
}
