package dev.dyno.workloads.pool.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;

import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.PoolCapability;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;
import java.util.concurrent.atomic.AtomicInteger;

/** What is said of tasks that throw. */
final class FailureCases {
    private FailureCases() {}

    /** What a task throws. */
    private static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mistake() {
            super("a task's own");
        }

        Mistake(Throwable cause) {
            super("a task's own", cause);
        }
    }

    static void addTo(PoolCases cases) {
        cases.add(
                "failure-reaches-who-waits",
                "What the first task throws is thrown to whoever waits for the computation.",
                FailureCases::first);
        cases.add(
                "failure-reaches-who-joins",
                "What a fork throws is thrown to the task that joins it.",
                FailureCases::joined);
        cases.add(
                "failed-computation-leaves-nothing-behind",
                "When a computation has ended, none of its forks runs.",
                FailureCases::leavesNothing,
                PoolCapability.STRUCTURED);
        cases.add(
                "stack-overflow-is-a-failure",
                "A task whose recursion never ends fails, and the worker lives on.",
                FailureCases::overflow);
        cases.add(
                "failures-are-counted",
                "A task that fails and whose end nobody waits for is counted.",
                FailureCases::counted);
    }

    private static void first(PoolDriver driver) {
        TaskPool pool = driver.pool(2);
        Mistake mistake = new Mistake();
        AssertionError error = new AssertionError("a task's own");
        TaskBody body =
                (task, _) -> {
                    if (task == 0) {
                        throw mistake;
                    }
                    throw error;
                };
        for (int round = 0; round < 20; round++) {
            PoolDriver.expectThrown(mistake, driver.failureOf(pool.submit(body, 0)));
            PoolDriver.expectThrown(error, driver.failureOf(pool.submit(body, 1)));
        }
        expect("a sum after failures", 45L, driver.invoke(pool, ResultCases::sum, 10));
    }

    private static void joined(PoolDriver driver) {
        TaskPool pool = driver.pool(2);
        Mistake mistake = new Mistake();
        TaskBody body =
                (task, scope) -> {
                    if (task == 1) {
                        throw mistake;
                    }
                    Fork wrong = scope.fork(1);
                    spin();
                    try {
                        return wrong.result();
                    } catch (Mistake caught) {
                        PoolDriver.expectThrown(mistake, caught);
                        return 5;
                    }
                };
        for (int round = 0; round < 200; round++) {
            expect("what is made of a failure", 5L, driver.invoke(pool, body, 0));
        }
    }

    /** Gives a thief the time to take something. */
    private static void spin() {
        for (int turn = 0; turn < 200; turn++) {
            Thread.onSpinWait();
        }
    }

    private static void leavesNothing(PoolDriver driver) {
        TaskPool pool = driver.pool(3);
        AtomicInteger running = new AtomicInteger();
        TaskBody body =
                (task, scope) -> {
                    if (task < 0) {
                        for (int fork = 0; fork < 20; fork++) {
                            scope.fork(fork);
                        }
                        spin();
                        throw new Mistake();
                    }
                    running.incrementAndGet();
                    spin();
                    running.decrementAndGet();
                    return task;
                };
        for (int round = 0; round < 200; round++) {
            driver.failureOf(pool.submit(body, -1));
            expect("forks that still run", 0, running.get());
        }
        expect("a sum after failures", 45L, driver.invoke(pool, ResultCases::sum, 10));
    }

    private static void overflow(PoolDriver driver) {
        TaskBody plain =
                new TaskBody() {
                    @Override
                    public long run(long task, TaskScope scope) {
                        // It never gets there.
                        return task < 0 ? 0 : 1 + run(task + 1, scope);
                    }
                };
        TaskBody forking =
                new TaskBody() {
                    @Override
                    public long run(long task, TaskScope scope) {
                        Fork fork = task < 50 ? scope.fork(0) : null;
                        long value = task < 0 ? 0 : 1 + run(task + 1, scope);
                        return fork == null ? value : value + fork.result();
                    }
                };
        for (int workers = 1; workers <= 2; workers++) {
            TaskPool pool = driver.pool(workers);
            for (TaskBody body : new TaskBody[] {plain, forking, plain}) {
                Throwable thrown = driver.failureOf(pool.submit(body, 40));
                if (!(thrown instanceof StackOverflowError)) {
                    throw failure("expected a stack overflow, saw %s", thrown);
                }
            }
            expect("a sum afterwards", 45L, driver.invoke(pool, ResultCases::sum, 10));
        }
    }

    private static void counted(PoolDriver driver) {
        TaskPool pool = driver.pool(1);
        for (int task = 0; task < 5; task++) {
            expect(
                    "that a task is accepted",
                    true,
                    pool.execute(
                            (number, _) -> {
                                if (number % 2 == 0) {
                                    throw new Mistake(new Mistake());
                                }
                                return number;
                            },
                            task));
        }
        driver.await("three failures", () -> pool.statistics().failures() == 3);
        expect("a sum after failures", 45L, driver.invoke(pool, ResultCases::sum, 10));
    }
}
