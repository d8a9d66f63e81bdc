package dev.dyno.contracts.loop;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits as a {@link WaitStrategy} says, so that loops which are compared wait alike. The caller
 * counts its turns, from 0 whenever it had something to do; nothing is remembered here, so that
 * threads share no line by waiting. Immutable.
 */
public final class Waiting {
    /** How often a thread looks before it makes way or parks. */
    private static final int LOOKS = 100;

    /** How often a thread that may spin looks before it makes way, where CPUs are short. */
    private static final int SPINS_WHERE_CPUS_ARE_SHORT = 1_000;

    private static final int FOR_EVER = Integer.MAX_VALUE;
    private static final int YIELDS = 100;
    private static final long PARK_NANOS_MIN = TimeUnit.MICROSECONDS.toNanos(1);
    private static final int PARK_DOUBLINGS = 7;

    private final WaitStrategy strategy;
    private final int spinsMax;

    /** Waits as the loop's spec says. */
    public Waiting(LoopSpec spec) {
        this.strategy = spec.waitStrategy();
        boolean isShort = spec.cpuCount() < spec.threadCount();
        this.spinsMax =
                switch (strategy) {
                    case SPIN -> isShort ? SPINS_WHERE_CPUS_ARE_SHORT : FOR_EVER;
                    case ON_SPIN_WAIT -> isShort ? LOOKS : FOR_EVER;
                    case YIELD, PARK -> spec.cpuCount() == 1 ? 0 : LOOKS;
                };
    }

    /** Returns the strategy. */
    public WaitStrategy strategy() {
        return strategy;
    }

    /**
     * Waits for one turn of a loop.
     *
     * @param turn how often the caller waited before without having anything to do, from 0; may
     *     have gone over to negative numbers
     */
    public void pause(int turn) {
        if (spinsMax == FOR_EVER || (turn >= 0 && turn < spinsMax)) {
            if (strategy != WaitStrategy.SPIN) {
                Thread.onSpinWait();
            }
        } else {
            makeWay(turn);
        }
    }

    /** Waits for one turn without parking, for what nobody wakes a thread for. */
    public void pauseAwake(int turn) {
        pause(strategy == WaitStrategy.PARK ? Math.min(turn, LOOKS) : turn);
    }

    // Correctness does not rest on the yield; without it a wait may last a time slice.
    @SuppressWarnings("ThreadPriorityCheck")
    private void makeWay(int turn) {
        long beyond = (turn & Integer.MAX_VALUE) - (long) LOOKS - YIELDS;
        if (strategy != WaitStrategy.PARK || beyond < 0) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(PARK_NANOS_MIN << Math.min(beyond, PARK_DOUBLINGS));
        }
    }
}
