package dev.dyno.contracts.timer;

/** Is told of timers whose deadline has passed. */
@FunctionalInterface
public interface TimerHandler {
    /**
     * Takes one timer, which is not pending any more. It may schedule and cancel timers of the same
     * queue; it must not expire them. What it throws leaves the call of {@link TimerQueue#expire},
     * and this timer counts as expired.
     *
     * @param handle what {@link TimerQueue#schedule} returned
     */
    void expired(long handle);
}
