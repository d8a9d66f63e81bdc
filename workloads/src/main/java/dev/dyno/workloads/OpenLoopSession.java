package dev.dyno.workloads;

/**
 * A running system under test, driven by one load thread that submits requests and collects
 * responses. Requests {@code 0..operations-1} of the input are each submitted once, in order. All
 * methods are called by the load thread.
 */
public interface OpenLoopSession extends AutoCloseable {
    /** Receives what came back, in the order of completion. */
    @FunctionalInterface
    interface CompletionSink {
        /**
         * Takes one completed request. Both times are {@link System#nanoTime()} stamps taken by the
         * measured thread.
         *
         * @param requestIndex which request
         * @param serviceStartNanos when the measured thread took it up
         * @param serviceEndNanos when all of its reports were handed on
         */
        void completed(long requestIndex, long serviceStartNanos, long serviceEndNanos);
    }

    /**
     * Hands a request over without waiting.
     *
     * @return false if the system's queue is full; the caller tries the same request again
     */
    boolean submit(long requestIndex);

    /**
     * Collects what has completed, without waiting.
     *
     * @return how many requests were handed to the sink
     */
    int poll(CompletionSink sink);

    /**
     * Checks the responses to all requests so far; called once, when as many have completed as were
     * submitted.
     *
     * @throws WrongAnswerException if they are wrong
     * @throws IllegalStateException if the measured thread has failed
     */
    void checkAnswer();

    /** Stops the threads and waits for them. */
    @Override
    void close();
}
