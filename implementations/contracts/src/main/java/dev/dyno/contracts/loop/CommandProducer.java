package dev.dyno.contracts.loop;

/** One producer's way into a loop. Used by one thread at a time. */
public interface CommandProducer {
    /**
     * Hands a command over without waiting for room. Lock-free for rings and queues without locks;
     * a locked queue may make it wait for the lock, which nobody holds while handling commands.
     *
     * @param words holds the command; read during the call only
     * @param firstWord where in it the command begins
     * @return false if there is no room, or if the loop is closed; the command is then not handled
     * @throws IndexOutOfBoundsException if the command is not inside of {@code words}; the loop is
     *     as it was before
     */
    boolean offer(long[] words, int firstWord);

    /**
     * Hands a command over, waiting for room. A thread that is itself needed to make room, as the
     * only consumer, must not call this. An interrupt does not end it, and is kept.
     *
     * @return false if the loop is closed; the command is then not handled
     * @throws IndexOutOfBoundsException as above
     */
    boolean put(long[] words, int firstWord);
}
