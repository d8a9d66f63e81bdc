package dev.dyno.contracts.risk.parts;

import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.risk.PreTradeRisk;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Checks commands on several workers, those of one account in their order.
 *
 * <p><b>Idea.</b> An account always takes the same lane, and a lane is in the hands of one worker
 * at a time: who offers to a lane at rest has it run, and who runs it goes on until it is empty, or
 * has it run again after a while so that others get their turn. So order needs no lock, and workers
 * may steal whole lanes from each other. A lane is a ring of commands with their times.
 *
 * <pre>
 *   offer --&gt; ring --&gt; run: check, hand on          lane: RESTING -- offer --&gt; TAKEN
 *          tail      head                                   ^------ empty ------'
 * </pre>
 *
 * <table>
 * <caption>Fields of a lane</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>tail</td><td>offering thread</td><td>worker</td><td>volatile</td>
 * <td>publishes slots, before the state is looked at</td></tr>
 * <tr><td>head</td><td>worker</td><td>offering thread, next worker</td><td>release, acquire</td>
 * <td>gives slots back</td></tr>
 * <tr><td>state</td><td>both</td><td>both</td><td>volatile</td>
 * <td>whoever takes a lane at rest has it run: neither may miss the other's last step</td></tr>
 * <tr><td>ring</td><td>offering thread</td><td>worker</td><td>plain</td><td>tail, head</td></tr>
 * </table>
 *
 * <p>Threading: {@link #offer} by one thread at a time, {@link #run} by workers. Allocates nothing
 * in steady state. What a check or its receiver throws leaves the lane in the hands of nobody, and
 * reaches the worker.
 */
public final class RiskLanes {
    private static final int SLOT_WORDS = OrderCommand.WORDS + 1;
    private static final int TIME = OrderCommand.WORDS;
    private static final int BATCH_MAX = 64;
    private static final int CAPACITY_MAX = 1 << 20;
    private static final int LANES_MAX = 1 << 16;
    private static final int RESTING = 0;
    private static final int TAKEN = 1;

    private final PreTradeRisk risk;
    private final CheckedCommands receiver;
    private final LaneWorkers workers;
    private final Lane[] lanes;
    private final OrderCommand offered = new OrderCommand();

    /**
     * Creates lanes at rest.
     *
     * @param lanes how many, a power of two in {@code 1..2^16}
     * @param capacity how many commands wait in one lane, a power of two in {@code 2..2^20}
     * @param workers run the lanes; may call {@link #run} at once
     */
    public RiskLanes(
            PreTradeRisk risk,
            int lanes,
            int capacity,
            CheckedCommands receiver,
            LaneWorkers workers) {
        check("lanes", lanes, 1, LANES_MAX);
        check("capacity", capacity, 2, CAPACITY_MAX);
        this.risk = risk;
        this.receiver = receiver;
        this.workers = workers;
        this.lanes = new Lane[lanes];
        for (int index = 0; index < lanes; index++) {
            this.lanes[index] = new Lane(capacity);
        }
    }

    private static void check(String name, int value, int least, int most) {
        if (Integer.bitCount(value) != 1 || value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d, which is not a power of two in %d..%d"
                            .formatted(name, value, least, most));
        }
    }

    /**
     * Offers a command for checking.
     *
     * @param words read during the call only
     * @param firstWord where in them the command begins, a multiple of its words
     * @param time logical time of the check
     * @return false if its account's lane is full; the caller tries again
     */
    public boolean offer(long[] words, int firstWord, long time) {
        offered.wrap(words, firstWord / OrderCommand.WORDS);
        int index = offered.account() & lanes.length - 1;
        Lane lane = lanes[index];
        if (!lane.put(words, firstWord, time)) {
            return false;
        }
        if ((int) Lane.STATE.getVolatile(lane) == RESTING
                && Lane.STATE.compareAndSet(lane, RESTING, TAKEN)) {
            workers.runSoon(index);
        }
        return true;
    }

    /**
     * Checks what waits in a lane; for workers only, as often as they were asked to.
     *
     * @return how many commands
     */
    public int run(int index) {
        Lane lane = lanes[index];
        int count = 0;
        do {
            count += lane.drain(risk, receiver, BATCH_MAX - count);
            if (count == BATCH_MAX) {
                workers.runSoon(index);
                return count;
            }
            Lane.STATE.setVolatile(lane, RESTING);
        } while (!lane.isEmpty() && Lane.STATE.compareAndSet(lane, RESTING, TAKEN));
        return count;
    }

    /** Answers whether every lane is empty and at rest, as the offering thread sees it. */
    public boolean isQuiet() {
        for (Lane lane : lanes) {
            if (!lane.isEmpty() || (int) Lane.STATE.getVolatile(lane) != RESTING) {
                return false;
            }
        }
        return true;
    }

    private static final class Lane {
        private static final VarHandle HEAD;
        private static final VarHandle TAIL;
        private static final VarHandle STATE;

        static {
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                HEAD = lookup.findVarHandle(Lane.class, "head", long.class);
                TAIL = lookup.findVarHandle(Lane.class, "tail", long.class);
                STATE = lookup.findVarHandle(Lane.class, "state", int.class);
            } catch (ReflectiveOperationException impossible) {
                throw new ExceptionInInitializerError(impossible);
            }
        }

        private final long[] ring;
        private final int mask;
        private final OrderCommand command = new OrderCommand();
        private final long[] words = new long[OrderCommand.WORDS];
        private long head;
        private long tail;

        @SuppressWarnings("UnusedVariable") // Accessed through its handle.
        private int state;

        Lane(int capacity) {
            ring = new long[capacity * SLOT_WORDS];
            mask = capacity - 1;
        }

        boolean put(long[] source, int firstWord, long time) {
            long at = tail;
            if (at - (long) HEAD.getAcquire(this) > mask) {
                return false;
            }
            int slot = ((int) at & mask) * SLOT_WORDS;
            System.arraycopy(source, firstWord, ring, slot, OrderCommand.WORDS);
            ring[slot + TIME] = time;
            // Volatile: whoever offers must not see the old state before others see this slot.
            TAIL.setVolatile(this, at + 1);
            return true;
        }

        boolean isEmpty() {
            return (long) HEAD.getAcquire(this) == (long) TAIL.getVolatile(this);
        }

        int drain(PreTradeRisk risk, CheckedCommands receiver, int most) {
            // The worker before this one handed the lane over by its state.
            long at = (long) HEAD.getAcquire(this);
            int count = 0;
            while (count < most && at != (long) TAIL.getAcquire(this)) {
                int slot = ((int) at & mask) * SLOT_WORDS;
                System.arraycopy(ring, slot, words, 0, OrderCommand.WORDS);
                int verdict = risk.check(command.wrap(words, 0), ring[slot + TIME]);
                receiver.checked(words, 0, verdict);
                at++;
                count++;
                HEAD.setRelease(this, at);
            }
            return count;
        }
    }
}
