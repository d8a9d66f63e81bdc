package dev.dyno.workloads.timer;

import dev.dyno.contracts.timer.TimerQueue;
import dev.dyno.contracts.timer.TimerQueueFactory;
import dev.dyno.contracts.timer.TimerSpec;
import dev.dyno.workloads.SplitMix64;

/** A queue and what it is to hold, through the passes of a trial. */
final class TimerRun {
    private final TimerInput input;
    private final TimerQueue queue;
    private final TimerTally tally = new TimerTally();
    private final long[] handles;
    private long nowNanos;
    private long scheduled;

    TimerRun(TimerInput input, TimerQueueFactory factory) {
        this.input = input;
        this.handles = new long[input.pending()];
        this.queue =
                factory.create(new TimerSpec(nowNanos, TimerInput.TICK_NANOS, input.pending()));
    }

    /** Schedules as many timers as are to be pending, from now on. */
    void fill() {
        for (int i = 0; i < handles.length; i++) {
            handles[i] = queue.schedule(nowNanos + input.delayNanos(scheduled++));
            tally.scheduled(handles[i]);
        }
    }

    /** Cancels a timer anywhere among the pending ones and schedules another, again and again. */
    void addAndCancel() {
        replace(queue, tally, input, handles, nowNanos, scheduled);
        scheduled += input.operations();
        tally.checkCount(queue.size(), handles.length);
    }

    private static void replace(
            TimerQueue queue,
            TimerTally tally,
            TimerInput input,
            long[] handles,
            long nowNanos,
            long first) {
        long end = first + input.operations();
        for (long index = first; index < end; index++) {
            int at = (int) Math.unsignedMultiplyHigh(SplitMix64.mix(~index), handles.length);
            long handle = handles[at];
            tally.cancelled(handle, queue.cancel(handle));
            long added = queue.schedule(nowNanos + input.delayNanos(index));
            tally.scheduled(added);
            handles[at] = added;
        }
    }

    /** Lets time pass, tick by tick, until everything has expired. */
    void expireAll() {
        long endNanos = nowNanos + (TimerInput.HORIZON_TICKS + 2) * TimerInput.TICK_NANOS;
        nowNanos = pass(queue, tally, nowNanos, endNanos);
        tally.checkEmpty(queue.size());
    }

    private static long pass(TimerQueue queue, TimerTally tally, long fromNanos, long endNanos) {
        long nowNanos = fromNanos;
        while (nowNanos < endNanos) {
            nowNanos += TimerInput.TICK_NANOS;
            queue.expire(nowNanos, Integer.MAX_VALUE, tally);
        }
        return nowNanos;
    }
}
