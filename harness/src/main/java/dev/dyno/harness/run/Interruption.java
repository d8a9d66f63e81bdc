package dev.dyno.harness.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether a run is to stop, and whether it has. Two threads meet here: the one that runs, which
 * asks and at last says that it has left everything alone; and the hook that the JVM starts on a
 * signal, which asks for the stop and waits for that. All methods are safe for use by several
 * threads.
 */
public final class Interruption {
    /** A signal reaches a child and this process at almost the same time. */
    private static final Duration SIGNAL_PATIENCE = Duration.ofSeconds(2);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);

    /** Asks for the stop. */
    public void request() {
        requested.countDown();
    }

    /** Answers whether the stop was asked for. */
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /**
     * Goes on only if the run is not to stop.
     *
     * @param isExpected whether there is a sign that the stop is being asked for; it is waited for
     *     then
     * @throws InterruptedException if the run is to stop
     */
    public void check(boolean isExpected) throws InterruptedException {
        if (isExpected) {
            requested.await(SIGNAL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (isRequested()) {
            throw new InterruptedException("the run is to stop");
        }
    }

    /** Says that the running thread touches the run no more. */
    public void leave() {
        left.countDown();
    }

    /** Waits until the running thread has left, or for so long. */
    public boolean awaitLeft(Duration patience) throws InterruptedException {
        return left.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
