package dev.dyno.contenders.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Knows which workers look for something to do and which sleep, so that nobody sleeps while
 * something waits, and nobody is woken up in vain.
 *
 * <p><b>Idea.</b> Whoever puts something in does so first and then asks whether a worker is
 * looking; a worker that gives up looking says so first and then looks once more. So one of the two
 * sees the other. Whoever ends a worker's sleep, itself or another, counts it as looking before it
 * wakes it, so that one submission wakes one worker.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>words[looking]</td><td>any</td><td>any</td><td>volatile</td><td>none</td></tr>
 * <tr><td>words[napping]</td><td>workers</td><td>workers</td><td>compare-and-set, release</td>
 * <td>one napper at a time</td></tr>
 * <tr><td>words[wakes]</td><td>any</td><td>any</td><td>volatile</td><td>none</td></tr>
 * </table>
 *
 * Each word has 128 bytes on both sides.
 */
final class RestingWorkers {
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int LOOKING = 16;
    private static final int NAPPING = 2 * LOOKING;
    private static final int WAKES = 3 * LOOKING;
    private static final long NAP_NANOS_MIN = 50_000;
    private static final long NAP_NANOS_MAX = 1_000_000;

    private final long[] words = new long[WAKES + LOOKING];
    private final StealingWorker[] workers;
    private final Thread[] threads;

    RestingWorkers(StealingWorker[] workers, Thread[] threads) {
        this.workers = workers;
        this.threads = threads;
    }

    /** Says that the caller has begun to look; by a worker. */
    void beginLooking() {
        WORD.getAndAdd(words, LOOKING, 1L);
    }

    /** Says that the caller looks no more; true if nobody does. */
    boolean endLooking() {
        return (long) WORD.getAndAdd(words, LOOKING, -1L) == 1;
    }

    /** Wakes a worker unless one is looking; by whoever has just put something in. */
    void wakeForWork() {
        VarHandle.fullFence();
        if ((long) WORD.getVolatile(words, LOOKING) == 0) {
            wakeOne();
        }
    }

    /** Wakes a worker, if one sleeps. */
    void wakeOne() {
        for (int index = 0; index < workers.length; index++) {
            if (wake(index)) {
                return;
            }
        }
    }

    /** Wakes all workers that sleep. */
    void wakeAll() {
        for (int index = 0; index < workers.length; index++) {
            wake(index);
        }
    }

    private boolean wake(int index) {
        if (!workers[index].endSleep()) {
            return false;
        }
        beginLooking();
        WORD.getAndAdd(words, WAKES, 1L);
        LockSupport.unpark(threads[index]);
        return true;
    }

    long wakes() {
        return (long) WORD.getOpaque(words, WAKES);
    }

    /**
     * Ends looking, sleeps, and begins to look again; by the worker's thread.
     *
     * @param isNeeded whether there is something to do after all
     * @param isAnyBusy whether a computation runs, so that one of the sleepers must look now and
     *     then
     * @param napNanos how long the caller has napped just before, or 0
     * @return how long it has napped; 0 if somebody woke it up, or has to
     */
    long sleep(
            StealingWorker worker,
            BooleanSupplier isNeeded,
            BooleanSupplier isAnyBusy,
            long napNanos) {
        worker.fallAsleep();
        endLooking();
        long nap = 0;
        if (!isNeeded.getAsBoolean()) {
            boolean isNapper =
                    isAnyBusy.getAsBoolean() && WORD.compareAndSet(words, NAPPING, 0L, 1L);
            worker.countPark();
            if (isNapper) {
                nap = Math.clamp(napNanos * 2, NAP_NANOS_MIN, NAP_NANOS_MAX);
                LockSupport.parkNanos(this, nap);
                WORD.setRelease(words, NAPPING, 0L);
            } else {
                while (worker.isAsleep()) {
                    LockSupport.park(this);
                    Thread.interrupted();
                }
            }
        }
        if (worker.endSleep()) {
            beginLooking();
            return nap;
        }
        return 0;
    }
}
