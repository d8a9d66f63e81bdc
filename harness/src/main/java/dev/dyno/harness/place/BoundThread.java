package dev.dyno.harness.place;

/**
 * A thread under both of its names.
 *
 * @param kernelId as in {@code /proc/self/task}; 0 if the kernel could not be asked
 * @param javaId as {@link Thread#threadId()}
 */
public record BoundThread(long kernelId, long javaId) {
    /** Returns the calling thread. */
    public static BoundThread current() {
        LinuxThreads threads = LinuxThreads.system();
        return new BoundThread(
                threads.isAvailable() ? threads.threadId() : 0, Thread.currentThread().threadId());
    }
}
