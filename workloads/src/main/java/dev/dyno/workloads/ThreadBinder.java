package dev.dyno.workloads;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Binds the calling thread to the CPU that the placement plan gives its role, and verifies it. The
 * harness installs one in each trial's JVM; elsewhere, as in unit tests, threads stay unbound.
 */
@FunctionalInterface
public interface ThreadBinder {
    /** Leaves threads where they are. */
    ThreadBinder UNBOUND = _ -> {};

    /**
     * Binds the calling thread. Binding again with the same role is cheap and harmless. Never
     * throws: a thread that could not be bound is visible in the result.
     */
    void bind(ThreadRole role);

    /** Returns the binder of this process, for JMH bodies, which are made without arguments. */
    static ThreadBinder current() {
        return Current.BINDER.get();
    }

    /** Installs the binder of this process. */
    static void install(ThreadBinder binder) {
        Current.BINDER.set(binder);
    }

    /** Holds the binder of this process. */
    final class Current {
        private static final AtomicReference<ThreadBinder> BINDER = new AtomicReference<>(UNBOUND);

        private Current() {}
    }
}
