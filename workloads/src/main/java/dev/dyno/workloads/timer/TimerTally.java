package dev.dyno.workloads.timer;

import dev.dyno.contracts.timer.TimerHandler;
import dev.dyno.workloads.WrongAnswerException;

/**
 * Which timers should be pending, without a list of them: how many, and the sum of their handles. A
 * lost timer changes both; one that is taken for another changes the sum.
 */
final class TimerTally implements TimerHandler {
    private long count;
    private long sum;

    void scheduled(long handle) {
        if (handle < 0) {
            throw new WrongAnswerException("a timer was refused where there was room");
        }
        count++;
        sum += handle;
    }

    void cancelled(long handle, boolean wasPending) {
        if (!wasPending) {
            throw new WrongAnswerException("a pending timer could not be cancelled");
        }
        expired(handle);
    }

    @Override
    public void expired(long handle) {
        count--;
        sum -= handle;
    }

    /** Checks how many are pending, by both counts. */
    void checkCount(int size, long expected) {
        if (size != expected || count != expected) {
            throw new WrongAnswerException(
                    "%d timers should be pending; the queue counts %d, and %d are not over"
                            .formatted(expected, size, count));
        }
    }

    /** Checks that every timer that was scheduled was taken away once. */
    void checkEmpty(int size) {
        checkCount(size, 0);
        if (sum != 0) {
            throw new WrongAnswerException("timers expired that were not pending");
        }
    }
}
