package dev.dyno.workloads;

import static dev.dyno.workloads.Expectations.failure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Threads of a conformance case, for which nobody waits for ever: an implementation that hangs
 * breaks the case. Safe for use by any thread.
 *
 * @param patience how long anything may take
 */
public record PatientThreads(Duration patience) {
    /**
     * Something that runs on a thread of its own.
     *
     * @param <T> the type of its result
     */
    public static final class Task<T> {
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private final String name;
        private final Duration patience;

        private Task(String name, Duration patience) {
            this.name = name;
            this.patience = patience;
        }

        /** Returns whether it is still running. */
        public boolean isRunning() {
            return !future.isDone();
        }

        /**
         * Waits for its end; what it threw is thrown.
         *
         * @throws ConformanceCase.ConformanceFailure if it does not end
         */
        public T result() {
            try {
                return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                throw failure("expected the %s to end, saw it run", name);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a case ran", interrupted);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException thrown) {
                    throw thrown;
                }
                throw new CompletionException(failed.getCause());
            }
        }
    }

    /**
     * Starts a task on a thread of its own.
     *
     * @param <T> the type of its result
     * @param name what messages call it
     */
    public <T> Task<T> start(String name, Supplier<T> work) {
        Task<T> task = new Task<>(name, patience);
        Thread.ofPlatform()
                .daemon()
                .name("dyno-" + name)
                .start(() -> {
                    try {
                        task.future.complete(work.get());
                    } catch (Throwable failure) {
                        task.future.completeExceptionally(failure);
                    }
                });
        return task;
    }

    /**
     * Waits until a condition holds.
     *
     * @param awaited what is waited for, as in "expected ..."
     * @throws ConformanceCase.ConformanceFailure if it does not come to hold
     */
    public void await(String awaited, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw failure("expected %s, saw nothing for %d s", awaited, patience.toSeconds());
            }
            Thread.onSpinWait();
        }
    }
}
