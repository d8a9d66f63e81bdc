package dev.dyno.workloads.pool.conformance;

import static dev.dyno.workloads.Expectations.failure;

import dev.dyno.contracts.pool.Computation;
import dev.dyno.contracts.pool.PoolFactory;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.Saturation;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskPool.Shutdown;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.PatientThreads;
import dev.dyno.workloads.PatientThreads.Task;
import dev.dyno.workloads.SplitMix64;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Works on pools of one implementation, and lets no wait last for ever. */
final class PoolDriver implements AutoCloseable {
    /** How many submitted tasks may wait in the pools of most cases, and how many forks. */
    static final int ROOM = 64;

    private final PoolFactory factory;
    private final long seed;
    private final Duration patience;
    private final PatientThreads threads;
    private final List<TaskPool> pools = new ArrayList<>();
    private final AtomicBoolean isReleased = new AtomicBoolean();

    PoolDriver(PoolFactory factory, long seed, Duration patience) {
        this.factory = factory;
        this.seed = seed;
        this.patience = patience;
        this.threads = new PatientThreads(patience);
    }

    long seed() {
        return seed;
    }

    /** Returns a generator that has a sequence of its own for each name. */
    SplitMix64 random(String name) {
        return SplitMix64.named(name, seed);
    }

    /** Starts a pool of usual room, whose submitters wait. */
    TaskPool pool(int workers) {
        return pool(PoolSpec.of(workers));
    }

    /** Starts a pool with little room. */
    TaskPool smallPool(int workers, Saturation saturation) {
        return pool(new PoolSpec(workers, ROOM, ROOM, saturation, _ -> {}));
    }

    /** Starts a pool. */
    TaskPool pool(PoolSpec spec) {
        TaskPool pool = factory.start(spec);
        pools.add(pool);
        return pool;
    }

    /** Runs a computation and returns its result. */
    long invoke(TaskPool pool, TaskBody body, long task) {
        return end(pool.submit(body, task));
    }

    /** Waits for the end of a computation and returns its result. */
    long end(Computation computation) {
        try {
            if (!computation.await(patience.toNanos())) {
                throw failure("expected a computation to end, saw it run");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a case ran", interrupted);
        }
        return computation.await();
    }

    /** Waits for the end of a computation that must fail, and returns what it failed with. */
    Throwable failureOf(Computation computation) {
        long value;
        try {
            value = end(computation);
        } catch (ConformanceFailure broken) {
            throw broken;
        } catch (Throwable thrown) {
            return thrown;
        }
        throw failure("expected a computation to fail, saw its result %d", value);
    }

    /** Waits for the end of a computation, and fails unless it was cancelled. */
    void expectCancelled(Computation computation) {
        Throwable thrown = failureOf(computation);
        if (!(thrown instanceof CancellationException)) {
            throw failure("expected a cancellation, saw %s", thrown);
        }
    }

    /** Fails unless something is what was thrown, or of its class with that among its causes. */
    @SuppressWarnings("ReferenceEquality") // The same object is what is promised.
    static void expectThrown(Throwable expected, Throwable seen) {
        boolean isOfItsClass = seen.getClass() == expected.getClass();
        for (Throwable cause = seen; cause != null; cause = cause.getCause()) {
            if (cause == expected && isOfItsClass) {
                return;
            }
        }
        throw failure("expected %s, saw %s", expected, seen);
    }

    /** Waits until a condition holds. */
    void await(String awaited, BooleanSupplier condition) {
        threads.await(awaited, condition);
    }

    /** Runs something on a thread of its own. */
    <T> Task<T> start(String name, Supplier<T> work) {
        return threads.start(name, work);
    }

    /** Shuts a pool down and waits until its workers have ended. */
    void end(TaskPool pool, Shutdown how) {
        pool.shutdown(how);
        awaitEnd(pool);
    }

    /** Waits until the workers of a pool that is shut down have ended. */
    void awaitEnd(TaskPool pool) {
        if (!pool.awaitTermination(patience.toNanos())) {
            throw failure("expected the workers to end, saw them live");
        }
    }

    /** Keeps a worker busy until the case releases it; has begun when this returns. */
    Computation occupy(TaskPool pool) {
        AtomicBoolean hasBegun = new AtomicBoolean();
        Computation computation =
                pool.submit(
                        (_, scope) -> {
                            hasBegun.set(true);
                            while (!isReleased.get() && !scope.isCancelled()) {
                                Thread.onSpinWait();
                            }
                            return 7;
                        },
                        0);
        await("a submitted task to begin", hasBegun::get);
        return computation;
    }

    /** Lets those go that are kept busy. */
    void release() {
        isReleased.set(true);
    }

    @Override
    public void close() {
        release();
        pools.forEach(pool -> pool.shutdown(Shutdown.ABORT));
    }
}
