package dev.dyno.contenders.timer;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.timer.TimerCapability;
import dev.dyno.contracts.timer.TimerHandler;
import dev.dyno.contracts.timer.TimerQueue;
import dev.dyno.contracts.timer.TimerSpec;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The reference: timers in the exact order of their deadlines, never late. */
@Implementation(
        id = "tree-map",
        summary = "The reference: a sorted tree of deadlines and a map of handles.")
final class TreeMapTimerQueue implements TimerQueue {
    private final int timersMax;
    private final TreeSet<Timer> byDeadline =
            new TreeSet<>(
                    Comparator.comparingLong(Timer::deadlineNanos)
                            .thenComparingLong(Timer::handle));
    private final Map<Long, Timer> byHandle = new HashMap<>();
    private long nowNanos;
    private long scheduled;

    TreeMapTimerQueue(TimerSpec spec) {
        timersMax = spec.timersMax();
        nowNanos = spec.startNanos();
    }

    private record Timer(long deadlineNanos, long handle) {}

    @Override
    public long schedule(long deadlineNanos) {
        if (byHandle.size() == timersMax) {
            return FULL;
        }
        Timer timer = new Timer(deadlineNanos, scheduled++);
        byDeadline.add(timer);
        byHandle.put(timer.handle, timer);
        return timer.handle;
    }

    @Override
    public boolean cancel(long handle) {
        Timer timer = byHandle.remove(handle);
        return timer != null && byDeadline.remove(timer);
    }

    @Override
    public int expire(long toldNanos, int limit, TimerHandler handler) {
        nowNanos = Math.max(nowNanos, toldNanos);
        int expired = 0;
        while (expired < limit
                && !byDeadline.isEmpty()
                && byDeadline.first().deadlineNanos <= nowNanos) {
            Timer timer = byDeadline.removeFirst();
            byHandle.remove(timer.handle);
            expired++;
            handler.expired(timer.handle);
        }
        return expired;
    }

    @Override
    public int size() {
        return byHandle.size();
    }

    @Override
    public Set<TimerCapability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(TimerCapability.ALLOCATION_FREE));
    }
}
