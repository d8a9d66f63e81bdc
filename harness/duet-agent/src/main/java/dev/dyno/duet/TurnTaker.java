package dev.dyno.duet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One arm's part in a duet: waits for each of its turns, measures, and passes the turn on. Used by
 * the one thread that runs JMH's iterations.
 *
 * <p>A turn is kept until the arm is about to wait again, not only until its slice is measured:
 * what JMH does between two iterations (printing, sending the result to its parent) then falls into
 * the arm's own time and not into another arm's slice.
 *
 * <p>Waiting does not burn the CPU that another arm measures on. How long a turn lasts at least is
 * known, so the arm sleeps through the turns before its own and looks at the control block closely
 * only when its turn is due.
 */
final class TurnTaker {
    /** Sleeping is no more exact than this: the kernel's timer slack. */
    private static final long PAUSE_NANOS_MIN = 50_000;

    private static final long PAUSE_NANOS_MAX = 5_000_000;
    private static final long CONDUCTOR_CHECK_NANOS = 1_000_000_000;
    private static final int NO_TURN = -1;

    private final ControlBlock block;
    private final int arm;
    private final int[] turns;
    private final SlowdownKind slowdown;
    private final double slowedFraction;
    private int next;
    private int held = NO_TURN;
    private boolean warming;
    private @Nullable SliceMeter meter;

    private TurnTaker(ControlBlock block, int arm, SlowdownKind slowdown, double slowedFraction) {
        this.block = block;
        this.arm = arm;
        this.slowdown = slowdown;
        this.slowedFraction = slowedFraction;
        this.turns =
                IntStream.range(0, block.turnCount())
                        .filter(turn -> block.armOf(turn) == arm)
                        .toArray();
    }

    /**
     * Joins the duet that the environment names.
     *
     * @throws DuetException if it names none, or one that cannot be joined
     */
    static TurnTaker join(Map<String, String> environment) {
        String file = environment.get(ControlBlock.FILE_VARIABLE);
        String arm = environment.get(ControlBlock.ARM_VARIABLE);
        if (file == null || arm == null) {
            throw new DuetException(
                    "this profiler works only in a JVM that 'gate' started: "
                            + ControlBlock.FILE_VARIABLE
                            + " and "
                            + ControlBlock.ARM_VARIABLE
                            + " are not set");
        }
        try {
            String slowed = environment.getOrDefault(ControlBlock.SLOWED_VARIABLE, "0");
            String kind =
                    environment.getOrDefault(
                            ControlBlock.SLOWDOWN_VARIABLE, SlowdownKind.SPIN.name());
            return new TurnTaker(
                    ControlBlock.open(Path.of(file)),
                    Integer.parseInt(arm),
                    SlowdownKind.valueOf(kind),
                    Double.parseDouble(slowed));
        } catch (IOException | IllegalArgumentException failure) {
            throw new DuetException("cannot join the duet of " + file + ": " + failure, failure);
        }
    }

    /** Says, once, that this arm warms up. */
    void warmUp() {
        if (!warming) {
            warming = true;
            block.pid(arm, ProcessHandle.current().pid());
            block.state(arm, ArmState.WARMING);
        }
        if (block.isStopped()) {
            throw new DuetException("the conductor ended the duet");
        }
    }

    /** Passes the turn on if this arm has it, and waits for this arm's next one. */
    void begin() {
        if (next == 0) {
            warmUp();
            Workers workers = Workers.find();
            meter = new SliceMeter(workers);
            block.workers(arm, workers.kernelIds());
            if (slowedFraction > 0) {
                // Before the conductor puts this JVM's other threads where they belong.
                Slowdown.set(slowdown, slowedFraction);
            }
            block.state(arm, ArmState.READY);
        }
        passOn();
        if (next == turns.length) {
            throw new DuetException("JMH iterates more often than the schedule has turns");
        }
        await(turns[next]);
        held = turns[next];
        next++;
        meter().begin();
    }

    /** Stores what was measured; after the last slice it passes the turn on. */
    void end(long operations, double scoreNanosPerOperation) {
        if (held == NO_TURN) {
            throw new IllegalStateException("no turn has begun");
        }
        block.slice(held, meter().end(operations, scoreNanosPerOperation));
        if (next == turns.length) {
            block.state(arm, ArmState.DONE);
            passOn();
        }
    }

    private SliceMeter meter() {
        if (meter == null) {
            throw new IllegalStateException("no turn has begun");
        }
        return meter;
    }

    private void passOn() {
        if (held != NO_TURN) {
            block.passTo(held + 1);
            held = NO_TURN;
        }
    }

    private void await(int turn) {
        long now = System.nanoTime();
        long conductorSeenNanos = now;
        long turnSeenNanos = now;
        int seen = block.turn();
        while (seen < turn) {
            if (block.isStopped()) {
                throw new DuetException("the conductor ended the duet");
            }
            if (Thread.interrupted()) {
                throw new DuetException("interrupted while waiting for a turn");
            }
            if (now - conductorSeenNanos > CONDUCTOR_CHECK_NANOS) {
                conductorSeenNanos = now;
                requireConductor();
            }
            LockSupport.parkNanos(
                    pauseNanos(turn - Math.max(seen, 0), now - turnSeenNanos, block.sliceNanos()));
            now = System.nanoTime();
            int current = block.turn();
            if (current != seen) {
                seen = current;
                turnSeenNanos = now;
            }
        }
    }

    /**
     * Returns how long to sleep: through what cannot be over yet, then in short pauses that grow
     * with the time that the turn is overdue.
     *
     * @param turnsAhead how many turns begin before this one, the current one included
     * @param turnAgeNanos how long the current turn has been seen
     * @param sliceNanos how long a turn lasts at least
     */
    static long pauseNanos(int turnsAhead, long turnAgeNanos, long sliceNanos) {
        long dueNanos = turnsAhead * sliceNanos - turnAgeNanos;
        if (dueNanos > 4 * PAUSE_NANOS_MIN) {
            return dueNanos - 2 * PAUSE_NANOS_MIN;
        }
        long overdueNanos = Math.max(0, -dueNanos);
        return Math.min(PAUSE_NANOS_MAX, Math.max(PAUSE_NANOS_MIN, overdueNanos / 16));
    }

    private void requireConductor() {
        if (ProcessHandle.of(block.conductorPid()).isEmpty()) {
            throw new DuetException("the conductor of the duet has died");
        }
    }
}
