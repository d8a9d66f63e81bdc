package dev.dyno.workloads.timer.conformance;

import dev.dyno.contracts.timer.TimerHandler;
import dev.dyno.contracts.timer.TimerQueue;
import dev.dyno.contracts.timer.TimerQueueFactory;
import dev.dyno.contracts.timer.TimerSpec;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A queue beside a list of what is pending in it. Every expiry is held against the contract: the
 * timer was pending, its deadline has passed, and no deadline a tick or more before it is still to
 * come; after each call that was not limited nothing is left that should have expired.
 */
final class TimerDriver {
    static final long START_NANOS = -1_000_003;
    static final long TICK_NANOS = 1L << 10;

    private final String where;
    private final TimerQueue queue;
    private final Map<Long, Pending> pending = new HashMap<>();
    private final List<Long> expiredHandles = new ArrayList<>();
    private long latestNanos = START_NANOS;
    private long lastOfOrderNanos = Long.MIN_VALUE / 2;

    TimerDriver(TimerQueueFactory factory, int timersMax, String where) {
        this.where = where;
        this.queue = factory.create(new TimerSpec(START_NANOS, TICK_NANOS, timersMax));
    }

    /**
     * A timer that should be in the queue.
     *
     * @param scheduledNanos the latest time when it was scheduled
     */
    private record Pending(long deadlineNanos, long scheduledNanos) {
        boolean mustHaveExpiredBy(long nowNanos) {
            return Math.max(deadlineNanos, scheduledNanos) + TICK_NANOS <= nowNanos;
        }
    }

    ConformanceFailure failure(String expected, Object saw) {
        return new ConformanceFailure("expected %s, saw %s%s".formatted(expected, saw, where));
    }

    void expect(boolean holds, String expected, Object saw) {
        if (!holds) {
            throw failure(expected, saw);
        }
    }

    /** Returns a time so many ticks after the start. */
    static long atTick(long ticks) {
        return START_NANOS + ticks * TICK_NANOS;
    }

    /** Schedules a timer, for which there is room. */
    long schedule(long deadlineNanos) {
        long handle = queue.schedule(deadlineNanos);
        expect(handle >= 0, "a handle for deadline " + deadlineNanos, handle);
        Pending before = pending.put(handle, new Pending(deadlineNanos, latestNanos));
        expect(before == null, "a handle that no pending timer has", handle);
        checkSize();
        return handle;
    }

    /** Tries to schedule a timer for which there is no room. */
    void scheduleTooMuch() {
        long handle = queue.schedule(latestNanos + TICK_NANOS);
        expect(handle == TimerQueue.FULL, "FULL where no room is left", handle);
        checkSize();
    }

    /** Cancels a timer, and checks the answer. */
    void cancel(long handle) {
        boolean isPending = pending.remove(handle) != null;
        boolean answer = queue.cancel(handle);
        expect(
                answer == isPending,
                "the answer " + isPending + " to a cancel of " + handle,
                answer);
        checkSize();
    }

    /** Cancels a timer unless it is over, for queues that do not know stale handles. */
    void cancelIfPending(long handle) {
        if (pending.containsKey(handle)) {
            cancel(handle);
        }
    }

    /** Tells the time, and takes all that there is. */
    List<Long> expire(long nowNanos) {
        return expire(nowNanos, Integer.MAX_VALUE, _ -> {});
    }

    /** Tells the time; returns the handles that expired. */
    List<Long> expire(long nowNanos, int limit, TimerHandler then) {
        latestNanos = Math.max(latestNanos, nowNanos);
        expiredHandles.clear();
        int answer =
                queue.expire(
                        nowNanos,
                        limit,
                        handle -> {
                            take(handle);
                            then.expired(handle);
                        });
        expect(answer == expiredHandles.size(), expiredHandles.size() + " as the answer", answer);
        expect(answer <= limit, "at most " + limit + " timers", answer);
        if (answer < limit) {
            checkNoneIsLate();
        }
        checkSize();
        return List.copyOf(expiredHandles);
    }

    /** Checks that nothing is left that should have expired. */
    void checkNoneIsLate() {
        for (Map.Entry<Long, Pending> each : pending.entrySet()) {
            expect(
                    !each.getValue().mustHaveExpiredBy(latestNanos),
                    "timer %d of deadline %d to have expired by %d"
                            .formatted(each.getKey(), each.getValue().deadlineNanos, latestNanos),
                    "it pending");
        }
    }

    private void take(long handle) {
        Pending timer = pending.remove(handle);
        if (timer == null) {
            throw failure("only timers that are pending", "the expiry of " + handle);
        }
        long deadlineNanos = timer.deadlineNanos;
        expect(
                deadlineNanos <= latestNanos,
                "deadline %d not to expire at %d".formatted(deadlineNanos, latestNanos),
                "its expiry");
        if (deadlineNanos > timer.scheduledNanos) {
            expect(
                    deadlineNanos > lastOfOrderNanos - TICK_NANOS,
                    "deadline %d before %d".formatted(deadlineNanos, lastOfOrderNanos),
                    "the reverse");
            lastOfOrderNanos = Math.max(lastOfOrderNanos, deadlineNanos);
        }
        expiredHandles.add(handle);
    }

    private void checkSize() {
        int size = queue.size();
        expect(size == pending.size(), "a size of " + pending.size(), size);
    }

    long latestNanos() {
        return latestNanos;
    }

    int pendingCount() {
        return pending.size();
    }
}
