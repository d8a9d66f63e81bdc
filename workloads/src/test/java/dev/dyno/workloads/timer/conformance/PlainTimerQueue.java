package dev.dyno.workloads.timer.conformance;

import dev.dyno.contracts.timer.TimerHandler;
import dev.dyno.contracts.timer.TimerQueue;
import dev.dyno.contracts.timer.TimerQueueFactory;
import dev.dyno.contracts.timer.TimerSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A correct list of timers, or one with a fault. */
final class PlainTimerQueue implements TimerQueue {
    private static final int RING_TICKS = 1 << 12;

    private final Set<Fault> faults;
    private final TimerSpec spec;
    private final List<Timer> timers = new ArrayList<>();
    private long latestNanos;
    private long scheduled;

    private PlainTimerQueue(TimerSpec spec, Set<Fault> faults) {
        this.spec = spec;
        this.faults = faults;
        this.latestNanos = spec.startNanos();
    }

    /** What may be wrong, and the case that is made for it. */
    enum Fault {
        ROUNDS_DEADLINES_DOWN("never-before-its-deadline"),
        WAITS_TWO_TICKS("late-by-less-than-a-tick"),
        NEWEST_FIRST("deadlines-in-their-order"),
        DROPS_PAST_DEADLINES("deadline-that-has-passed"),
        EXPIRES_ALL_OF_A_PLACE("far-deadline-waits"),
        FORGETS_AT_A_SEAM("deadlines-around-every-seam"),
        SLEEPS_ON_AFTER_IDLE("long-idle-then-exact"),
        EXPIRES_CANCELLED("cancelled-timer-never-expires"),
        ALWAYS_ANSWERS_YES("cancel-answers-once"),
        HANDLES_COME_AGAIN("old-handle-spares-later-timers"),
        LOOKS_AT_LOW_BITS("unknown-handle-is-not-pending"),
        LEAKS_ROOM_ON_CANCEL("full-queue-refuses-and-recovers"),
        GROWS("full-queue-refuses-and-recovers"),
        DROPS_BEYOND_THE_LIMIT("limit-leaves-the-rest"),
        LOSES_WHAT_HANDLERS_SCHEDULE("handler-schedules"),
        COLLECTS_BEFORE_IT_CALLS("handler-cancels-what-is-due"),
        KEEPS_THE_TIMER_OF_A_THROW("handler-that-throws"),
        FORGETS_ONE_OF_MANY("random-lives");

        private final String caughtBy;

        Fault(String caughtBy) {
            this.caughtBy = caughtBy;
        }

        String caughtBy() {
            return caughtBy;
        }
    }

    private record Timer(long handle, long deadlineNanos) {}

    static TimerQueueFactory with(Fault... faults) {
        Set<Fault> chosen = EnumSet.noneOf(Fault.class);
        chosen.addAll(List.of(faults));
        return spec -> new PlainTimerQueue(spec, chosen);
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    @Override
    public long schedule(long deadlineNanos) {
        long used = has(Fault.LEAKS_ROOM_ON_CANCEL) ? scheduled : timers.size();
        if (used >= spec.timersMax() && !has(Fault.GROWS)) {
            return FULL;
        }
        long handle = scheduled++;
        if (has(Fault.HANDLES_COME_AGAIN)) {
            handle = firstFreeHandle();
        }
        if (!isForgotten(handle, deadlineNanos)) {
            timers.add(new Timer(handle, deadlineNanos));
        }
        return handle;
    }

    private long firstFreeHandle() {
        long handle = 0;
        while (find(handle) != null) {
            handle++;
        }
        return handle;
    }

    private boolean isForgotten(long handle, long deadlineNanos) {
        long tick = (deadlineNanos - spec.startNanos()) / spec.tickNanos();
        return (has(Fault.DROPS_PAST_DEADLINES) && deadlineNanos < latestNanos)
                || (has(Fault.FORGETS_AT_A_SEAM) && tick == 1 << 18)
                || (has(Fault.FORGETS_ONE_OF_MANY) && handle % 1_000 == 999);
    }

    private @Nullable Timer find(long handle) {
        long mask = has(Fault.LOOKS_AT_LOW_BITS) ? Integer.MAX_VALUE : -1;
        for (Timer timer : timers) {
            if (timer.handle == (handle & mask)) {
                return timer;
            }
        }
        return null;
    }

    @Override
    public boolean cancel(long handle) {
        Timer timer = find(handle);
        if (timer == null) {
            return has(Fault.ALWAYS_ANSWERS_YES);
        }
        if (!has(Fault.EXPIRES_CANCELLED)) {
            timers.remove(timer);
        }
        return true;
    }

    @Override
    public int expire(long nowNanos, int limit, TimerHandler handler) {
        if (has(Fault.SLEEPS_ON_AFTER_IDLE) && nowNanos - latestNanos > spec.tickNanos() << 20) {
            latestNanos = nowNanos + (spec.tickNanos() << 13);
        }
        latestNanos = Math.max(latestNanos, nowNanos);
        return has(Fault.COLLECTS_BEFORE_IT_CALLS)
                ? expireCollected(limit, handler)
                : expireOneByOne(limit, handler);
    }

    private int expireCollected(int limit, TimerHandler handler) {
        List<Timer> due = timers.stream().filter(this::isDue).limit(limit).toList();
        timers.removeAll(due);
        due.forEach(timer -> handler.expired(timer.handle));
        return due.size();
    }

    private int expireOneByOne(int limit, TimerHandler handler) {
        int expired = 0;
        Timer next = nextDue();
        while (next != null && expired < limit) {
            expired++;
            timers.remove(next);
            int before = timers.size();
            if (has(Fault.KEEPS_THE_TIMER_OF_A_THROW)) {
                timers.add(next);
            }
            handler.expired(next.handle);
            if (has(Fault.KEEPS_THE_TIMER_OF_A_THROW)) {
                timers.remove(next);
            }
            if (has(Fault.LOSES_WHAT_HANDLERS_SCHEDULE) && timers.size() > before) {
                timers.subList(before, timers.size()).clear();
            }
            next = nextDue();
        }
        if (has(Fault.DROPS_BEYOND_THE_LIMIT)) {
            timers.removeIf(this::isDue);
        }
        return expired;
    }

    private @Nullable Timer nextDue() {
        Comparator<Timer> order = Comparator.comparingLong(Timer::deadlineNanos);
        return timers.stream()
                .filter(this::isDue)
                .min(has(Fault.NEWEST_FIRST) ? order.reversed() : order)
                .orElse(null);
    }

    private boolean isDue(Timer timer) {
        long deadlineNanos = timer.deadlineNanos;
        if (has(Fault.ROUNDS_DEADLINES_DOWN)) {
            deadlineNanos &= -spec.tickNanos();
        }
        if (has(Fault.WAITS_TWO_TICKS)) {
            deadlineNanos += 2 * spec.tickNanos();
        }
        if (has(Fault.EXPIRES_ALL_OF_A_PLACE)) {
            long ticks = (deadlineNanos - spec.startNanos()) / spec.tickNanos();
            deadlineNanos = spec.startNanos() + ticks % RING_TICKS * spec.tickNanos();
        }
        return deadlineNanos <= latestNanos;
    }

    @Override
    public int size() {
        return timers.size();
    }
}
