package dev.dyno.workloads.pool.conformance;

import static dev.dyno.workloads.Expectations.expect;

import dev.dyno.contracts.pool.Computation;
import dev.dyno.contracts.pool.PoolCapability;
import dev.dyno.contracts.pool.TaskPool;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is said of cancellation and of interrupts. */
final class CancelCases {
    private CancelCases() {}

    static void addTo(PoolCases cases) {
        cases.add(
                "cancelled-task-is-told",
                "A computation that runs sees that it is cancelled, and ends by that.",
                CancelCases::told);
        cases.add(
                "cancelled-task-does-not-begin",
                "A computation that is cancelled before it begins does not run.",
                CancelCases::left,
                PoolCapability.FIXED_WORKERS);
        cases.add(
                "cancelled-too-late",
                "To cancel a computation that has ended changes nothing.",
                CancelCases::late);
        cases.add(
                "interrupt-is-not-passed-on",
                "A worker that a task has left interrupted is not when the next one begins.",
                CancelCases::interrupt);
        cases.add(
                "worker-must-not-wait",
                "A worker that waits for a computation of its own pool is refused.",
                CancelCases::refuse);
    }

    private static void told(PoolDriver driver) {
        TaskPool pool = driver.pool(2);
        Computation computation = driver.occupy(pool);
        expect("that it has ended", false, computation.isDone());
        computation.cancel();
        driver.expectCancelled(computation);
        expect("that it has ended", true, computation.isDone());
        expect("a sum afterwards", 45L, driver.invoke(pool, ResultCases::sum, 10));
    }

    private static void left(PoolDriver driver) {
        TaskPool pool = driver.pool(1);
        Computation busy = driver.occupy(pool);
        AtomicBoolean hasRun = new AtomicBoolean();
        Computation waiting =
                pool.submit(
                        (_, _) -> {
                            hasRun.set(true);
                            return 0;
                        },
                        0);
        waiting.cancel();
        driver.release();
        driver.expectCancelled(waiting);
        expect("that it has run", false, hasRun.get());
        expect("the result of the one before", 7L, driver.end(busy));
    }

    private static void late(PoolDriver driver) {
        TaskPool pool = driver.pool(1);
        Computation computation = pool.submit((task, _) -> task + 1, 4);
        expect("a result", 5L, driver.end(computation));
        computation.cancel();
        expect("the result afterwards", 5L, driver.end(computation));
    }

    private static void interrupt(PoolDriver driver) {
        TaskPool pool = driver.pool(1);
        driver.invoke(
                pool,
                (_, _) -> {
                    Thread.currentThread().interrupt();
                    return 0;
                },
                0);
        long seen =
                driver.invoke(pool, (_, _) -> Thread.currentThread().isInterrupted() ? 1 : 0, 0);
        expect("interrupts", 0L, seen);
    }

    private static void refuse(PoolDriver driver) {
        TaskPool pool = driver.pool(2);
        Computation other = driver.occupy(pool);
        long seen =
                driver.invoke(
                        pool,
                        (_, _) -> {
                            try {
                                return other.await();
                            } catch (IllegalStateException _) {
                                return -3;
                            }
                        },
                        0);
        expect("to be refused with", -3L, seen);
        driver.release();
        driver.end(other);
    }
}
