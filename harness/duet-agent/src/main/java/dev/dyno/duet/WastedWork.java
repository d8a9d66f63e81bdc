package dev.dyno.duet;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pieces of work that an injected slowdown repeats. A piece takes about as long as reading a
 * clock of CPU time, so that a dose ends on time.
 *
 * <p>Threading: {@link #piece} by the benchmark's threads. A kind that needs a second thread has a
 * daemon of its own, which sleeps while no dose is taken.
 *
 * <pre>
 * field     written by           read by    mode
 * busy      benchmark's threads  companion  volatile
 * counters  both                 nobody     atomic read-modify-write, on purpose on one line
 * lock      both                            its own
 * sinks     benchmark's threads  nobody     plain, racy on purpose: the last value is of no use
 * </pre>
 */
abstract class WastedWork {
    private static final int REPEATS = 64;
    private static final long NAP_NANOS = 50_000;

    private volatile boolean busy;

    /** Creates the work of a kind; what it needs is allocated and started here. */
    static WastedWork of(SlowdownKind kind) {
        switch (kind) {
            case ALLOCATION:
                return new Allocation();
            case BOXING:
                return new Boxing();
            case CACHE_MISS:
                return new CacheMiss();
            case FALSE_SHARING:
                return new FalseSharing();
            case LOCK:
                return new Lock();
            default:
                return new Spin();
        }
    }

    /** Does one piece. */
    abstract void piece();

    /** Does what the second thread does meanwhile; of kinds that have one. */
    void companionPiece() {
        throw new IllegalStateException("this kind of work has no second thread");
    }

    /** Called before the first and after the last piece of a dose. */
    final void setBusy(boolean isBusy) {
        busy = isBusy;
    }

    final void startCompanion() {
        Thread companion = new Thread(this::accompany, "dyno-slowdown");
        companion.setDaemon(true);
        companion.start();
    }

    private void accompany() {
        while (true) {
            if (busy) {
                companionPiece();
            } else {
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
    }

    private static final class Spin extends WastedWork {
        @Override
        void piece() {
            Thread.onSpinWait();
        }
    }

    private static final class Allocation extends WastedWork {
        private final Object[] sinks = new Object[REPEATS];

        @Override
        void piece() {
            for (int index = 0; index < REPEATS; index++) {
                sinks[index] = new long[4];
            }
        }
    }

    private static final class Boxing extends WastedWork {
        private final Object[] sinks = new Object[REPEATS];
        private long sum;

        @Override
        void piece() {
            for (int index = 0; index < REPEATS; index++) {
                // Beyond the numbers that the JDK keeps boxed.
                sinks[index] = sum + 1_000;
                sum += (Long) sinks[index] & 1;
            }
        }
    }

    private static final class CacheMiss extends WastedWork {
        private static final int WORDS = 1 << 23;

        private final int[] table = new int[WORDS];
        private int position;

        /** The table holds zeros, which no compiler knows: each load needs the one before. */
        @Override
        void piece() {
            int at = position;
            for (int index = 0; index < REPEATS / 4; index++) {
                // A generator with all positions in its period (Hull and Dobell, 1962).
                at = (at * 1_664_525 + 1_013_904_223 + table[at]) & (WORDS - 1);
            }
            position = at;
        }
    }

    private static final class FalseSharing extends WastedWork {
        private static final int OURS = 8;

        private final AtomicLongArray counters = new AtomicLongArray(2 * OURS);

        FalseSharing() {
            startCompanion();
        }

        @Override
        void piece() {
            for (int index = 0; index < REPEATS; index++) {
                counters.getAndIncrement(OURS);
            }
        }

        @Override
        void companionPiece() {
            for (int index = 0; index < REPEATS; index++) {
                // On either side: wherever lines begin, one of them is on ours.
                counters.getAndIncrement(OURS - 1 + index % 2 * 2);
            }
        }
    }

    private static final class Lock extends WastedWork {
        private final ReentrantLock lock = new ReentrantLock();

        Lock() {
            startCompanion();
        }

        @Override
        void piece() {
            lock.lock();
            try {
                Thread.onSpinWait();
            } finally {
                lock.unlock();
            }
        }

        @Override
        void companionPiece() {
            lock.lock();
            try {
                for (int index = 0; index < REPEATS; index++) {
                    Thread.onSpinWait();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
