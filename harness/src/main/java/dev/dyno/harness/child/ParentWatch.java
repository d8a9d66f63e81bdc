package dev.dyno.harness.child;

import java.io.IOException;

/**
 * Ends a child whose parent is gone, however it went: the parent holds the other end of the child's
 * standard input, so that a read comes to an end when the parent does. The waiting thread sleeps in
 * the kernel and costs a measurement nothing.
 */
public final class ParentWatch {
    private ParentWatch() {}

    /**
     * Starts to watch.
     *
     * @param end ends the process; called on a thread of its own
     */
    public static void start(Runnable end) {
        Thread.ofPlatform()
                .daemon()
                .name("parent-watch")
                .start(() -> {
                    awaitEndOfInput();
                    end.run();
                });
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nobody sends anything.
            }
        } catch (IOException closed) {
            // As good as its end.
        }
    }
}
