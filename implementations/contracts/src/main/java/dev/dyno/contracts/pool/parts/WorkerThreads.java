package dev.dyno.contracts.pool.parts;

import dev.dyno.contracts.pool.PoolSpec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Makes the threads of workers, and waits for their ends. */
public final class WorkerThreads {
    private WorkerThreads() {}

    /** Makes a daemon that is bound by {@link PoolSpec#placement} and then does its work. */
    public static Thread unstarted(PoolSpec spec, int index, Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .name("dyno-worker-" + index)
                .unstarted(() -> {
                    spec.placement().bind(index);
                    work.run();
                });
    }

    /** Makes as many such threads as the spec says, which all do the same. */
    public static List<Thread> unstarted(PoolSpec spec, Runnable work) {
        return IntStream.range(0, spec.workers())
                .mapToObj(index -> unstarted(spec, index, work))
                .toList();
    }

    /** A wait for a limited time. */
    @FunctionalInterface
    public interface Wait {
        /**
         * Waits.
         *
         * @return whether what was waited for has happened
         * @throws InterruptedException if the calling thread is interrupted
         */
        boolean run(long timeoutNanos) throws InterruptedException;
    }

    /**
     * Waits until all threads have ended.
     *
     * @return false if some had not by then
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static boolean join(List<? extends Thread> threads, long timeoutNanos)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeoutNanos;
        for (Thread thread : threads) {
            long left = deadline - System.nanoTime();
            while (thread.isAlive() && left > 0) {
                TimeUnit.NANOSECONDS.timedJoin(thread, left);
                left = deadline - System.nanoTime();
            }
            if (thread.isAlive()) {
                return false;
            }
        }
        return true;
    }

    /** Waits until all threads have ended; an interrupt is kept for later. */
    public static boolean joinUninterruptibly(List<? extends Thread> threads, long timeoutNanos) {
        return uninterruptibly(left -> join(threads, left), timeoutNanos);
    }

    /** Waits; an interrupt is kept for later. */
    public static boolean uninterruptibly(Wait wait, long timeoutNanos) {
        long deadline = System.nanoTime() + timeoutNanos;
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    return wait.run(Math.max(0, deadline - System.nanoTime()));
                } catch (InterruptedException _) {
                    wasInterrupted = true;
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
