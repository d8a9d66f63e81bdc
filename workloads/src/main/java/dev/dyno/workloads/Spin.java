package dev.dyno.workloads;

/** Waits for another thread without giving the core away. */
public final class Spin {
    private static final boolean HAS_ONE_CPU = Runtime.getRuntime().availableProcessors() == 1;

    private Spin() {}

    /**
     * Waits for one turn of a loop. With a single CPU the other thread can only move if this one
     * makes way.
     */
    // Correctness does not rest on the yield; on one CPU each wait would else last a time slice.
    @SuppressWarnings("ThreadPriorityCheck")
    public static void once() {
        if (HAS_ONE_CPU) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }
}
