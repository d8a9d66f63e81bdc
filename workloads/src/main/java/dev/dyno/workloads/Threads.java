package dev.dyno.workloads;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Waits that end only when what they wait for has happened. */
public final class Threads {
    private Threads() {}

    /** Waits until a thread has ended; an interrupt is kept for later. */
    public static void join(Thread thread) {
        untilDone(thread::join);
    }

    /** Waits for a latch; an interrupt is kept for later. */
    public static void await(CountDownLatch latch) {
        untilDone(latch::await);
    }

    /**
     * Calls on a thread of its own that is bound by a role, and returns what it returns or throws
     * what it throws. The threads that it starts inherit its CPUs, and so keep off the measured
     * thread's wherever there is another.
     *
     * @param <T> what is returned
     * @param name the thread's name
     */
    public static <T> T callBound(
            ThreadBinder binder, ThreadRole role, String name, Supplier<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread caller =
                Thread.ofPlatform()
                        .daemon()
                        .name(name)
                        .start(() -> {
                            try {
                                binder.bind(role);
                                result.complete(call.get());
                            } catch (Throwable failure) {
                                result.completeExceptionally(failure);
                            }
                        });
        join(caller);
        try {
            return result.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private interface Wait {
        void run() throws InterruptedException;
    }

    private static void untilDone(Wait wait) {
        boolean wasInterrupted = false;
        while (true) {
            try {
                wait.run();
                break;
            } catch (InterruptedException _) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
