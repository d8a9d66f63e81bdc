package dev.dyno.workloads;

/**
 * Waits for another thread without giving the core away.
 *
 * <p>The JVM counts the CPUs that the calling thread may use. So whoever pins threads calls {@link
 * #countCpus} before, or the first pinned thread to wait would find that there is only one.
 */
public final class Spin {
    private static final int CPU_COUNT = Runtime.getRuntime().availableProcessors();

    private Spin() {}

    /** Counts the CPUs, once and for all, as this thread sees them. */
    public static void countCpus() {
        // To initialise the class is all there is to do.
    }

    /** Returns how many CPUs there were when they were counted. */
    public static int cpuCount() {
        return CPU_COUNT;
    }

    /**
     * Waits for one turn of a loop. With a single CPU the other thread can only move if this one
     * makes way.
     */
    // Correctness does not rest on the yield; on one CPU each wait would else last a time slice.
    @SuppressWarnings("ThreadPriorityCheck")
    public static void once() {
        if (CPU_COUNT == 1) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }
}
