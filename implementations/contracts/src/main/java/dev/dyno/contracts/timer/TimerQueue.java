package dev.dyno.contracts.timer;

import java.util.EnumSet;
import java.util.Set;

/**
 * A set of pending timers.
 *
 * <p>A timer is expired by a call of {@link #expire} with a time at or after its deadline, never
 * before. It is late by less than a tick: the first call expires it whose time is a tick or more
 * after both its deadline and the latest time that the queue was told before it was scheduled.
 * Timers whose deadlines are a tick or more apart are expired in the order of their deadlines;
 * others in any order.
 *
 * <p>Times are nanoseconds on the caller's clock, from {@link TimerSpec#startNanos} on and within
 * {@code 2^62} of it. Time never runs backwards: an earlier time than the latest counts as that.
 *
 * <p>Threading: one thread at a time. Source: G. Varghese and T. Lauck, "Hashed and hierarchical
 * timing wheels", SOSP 1987, whose four operations these are.
 */
public interface TimerQueue {
    /** What {@link #schedule} returns when there is no room. */
    long FULL = -1;

    /**
     * Adds a timer.
     *
     * @param deadlineNanos may have passed already; at most {@code 2^40} ticks after the latest
     *     time
     * @return the handle, at least 0; or {@link #FULL} if as many timers are pending as the queue
     *     has room for, if it has {@link TimerCapability#BOUNDED}
     */
    long schedule(long deadlineNanos);

    /**
     * Takes a timer away before it expires.
     *
     * @param handle what {@link #schedule} returned; with {@link TimerCapability#STALE_HANDLES} at
     *     any time since, else of a pending timer only
     * @return false if it is not pending: expired, or cancelled before
     */
    boolean cancel(long handle);

    /**
     * Tells the time, and hands over timers whose deadline has passed.
     *
     * @param limit how many at most, at least 1; the rest is handed over by the next calls
     * @return how many were handed over; less than {@code limit} if none is left
     */
    int expire(long nowNanos, int limit, TimerHandler handler);

    /** Returns how many timers are pending. */
    int size();

    /** Returns what the queue promises beyond the contract; everything unless it says otherwise. */
    default Set<TimerCapability> capabilities() {
        return EnumSet.allOf(TimerCapability.class);
    }
}
