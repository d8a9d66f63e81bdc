package dev.dyno.peers.agrona;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.timer.TimerCapability;
import dev.dyno.contracts.timer.TimerHandler;
import dev.dyno.contracts.timer.TimerQueue;
import dev.dyno.contracts.timer.TimerSpec;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.agrona.BitUtil;
import org.agrona.DeadlineTimerWheel;

/** Agrona's timer wheel: one ring, whose places are rows of deadlines. */
@Implementation(
        id = "agrona",
        summary = "Agrona's DeadlineTimerWheel: one ring of 8,192 places, each a row of deadlines.",
        requiresClasses = {"org.agrona.DeadlineTimerWheel"},
        artifact = "org.agrona:agrona:1.23.1")
final class AgronaTimerQueue implements TimerQueue {
    private static final int PLACES = 8_192;

    private final DeadlineTimerWheel wheel;
    private final Expiry expiry = new Expiry();
    private long latestNanos;

    AgronaTimerQueue(TimerSpec spec) {
        latestNanos = spec.startNanos();
        wheel =
                new DeadlineTimerWheel(
                        TimeUnit.NANOSECONDS,
                        spec.startNanos(),
                        spec.tickNanos(),
                        PLACES,
                        BitUtil.findNextPositivePowerOfTwo(Math.max(2, spec.timersMax() / PLACES)));
    }

    /** Hands expired timers on. */
    private static final class Expiry implements DeadlineTimerWheel.TimerHandler {
        private TimerHandler handler = _ -> {};

        @Override
        public boolean onTimerExpiry(TimeUnit unit, long now, long timerId) {
            handler.expired(timerId);
            return true;
        }
    }

    @Override
    public long schedule(long deadlineNanos) {
        return wheel.scheduleTimer(deadlineNanos);
    }

    @Override
    public boolean cancel(long handle) {
        return wheel.cancelTimer(handle);
    }

    @Override
    public int expire(long nowNanos, int limit, TimerHandler handler) {
        latestNanos = Math.max(latestNanos, nowNanos);
        expiry.handler = handler;
        if (wheel.timerCount() == 0) {
            wheel.currentTickTime(latestNanos);
        }
        int expired = wheel.poll(latestNanos, expiry, limit);
        while (expired < limit && wheel.currentTickTime() <= latestNanos) {
            expired += wheel.poll(latestNanos, expiry, limit - expired);
        }
        return expired;
    }

    @Override
    public int size() {
        return Math.toIntExact(wheel.timerCount());
    }

    @Override
    public Set<TimerCapability> capabilities() {
        return EnumSet.of(TimerCapability.ALLOCATION_FREE);
    }
}
