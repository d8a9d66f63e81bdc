package dev.dyno.workloads;

import java.util.concurrent.CountDownLatch;

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
