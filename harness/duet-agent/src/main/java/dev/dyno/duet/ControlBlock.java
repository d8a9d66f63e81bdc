package dev.dyno.duet;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The memory that the arms of a duet and their conductor share: a file that each process maps. It
 * says whose turn it is, and takes the slices as they are measured, so that what was measured
 * before a crash is still there.
 *
 * <p>The schedule is fixed before anybody starts. Whose turn it is follows from one number, the
 * index of the turn, which the arm that has it moves on: a hand-over is one store by the arm that
 * leaves and one load by the arm that waits, without a third process between them.
 *
 * <pre>
 * field             writer                 readers    mode               guard
 * header, schedule  conductor, at first    all        plain              starting the processes
 * turn              conductor to 0, then   all        release / acquire  only who has the turn
 *                   the arm that has it                                  writes
 * stop              conductor              arms       release / acquire  set once
 * arm i: ids        arm i                  conductor  plain              state of arm i
 * arm i: state      arm i                  conductor  release / acquire  only grows
 * slice t           the arm of turn t      conductor  plain              turn is beyond t
 *
 * lines of 128 bytes, since processors fetch them in pairs of 64:
 * | header | turn | stop | arm 0 (512) | arm 1 (512) | ... | schedule | slice 0 | slice 1 | ...
 * </pre>
 *
 * <p>A turn that has not begun is -1, one that equals the number of turns is over. The memory model
 * of Java ends at the process; between processes the same accesses keep their order because they
 * compile to the same instructions on the same coherent memory.
 */
public final class ControlBlock {
    /** Room for the kernel's ids of an arm's workers; arms with more keep the first ones. */
    public static final int WORKERS_MAX = 56;

    /** Duets have at most this many arms. */
    public static final int ARMS_MAX = 8;

    /** Duets have at most this many turns. */
    public static final int TURNS_MAX = 1 << 20;

    static final String FILE_VARIABLE = "DYNO_DUET_FILE";
    static final String ARM_VARIABLE = "DYNO_DUET_ARM";
    static final String SLOWED_VARIABLE = "DYNO_DUET_SLOWED";
    static final String SLOWDOWN_VARIABLE = "DYNO_DUET_SLOWDOWN";

    private static final VarHandle WORD =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long MAGIC = 0x3130_5445_5544_4e59L;
    private static final int LINE_BYTES = 128;
    private static final int ARM_BYTES = 512;

    private static final int ARM_COUNT = Long.BYTES;
    private static final int TURN_COUNT = 2 * Long.BYTES;
    private static final int SLICE_NANOS = 3 * Long.BYTES;
    private static final int CONDUCTOR_PID = 4 * Long.BYTES;
    private static final int TURN = LINE_BYTES;
    private static final int STOP = 2 * LINE_BYTES;
    private static final int ARMS = 3 * LINE_BYTES;

    private static final int ARM_STATE = 0;
    private static final int ARM_PID = Long.BYTES;
    private static final int ARM_WORKER_COUNT = 2 * Long.BYTES;
    private static final int ARM_WORKERS = 3 * Long.BYTES;

    private static final int SLICE_BYTES = LINE_BYTES;

    private final ByteBuffer memory;
    private final int armCount;
    private final int turnCount;

    private ControlBlock(ByteBuffer memory) {
        this.memory = memory.order(ByteOrder.LITTLE_ENDIAN);
        this.armCount = (int) memory.getLong(ARM_COUNT);
        this.turnCount = (int) memory.getLong(TURN_COUNT);
    }

    /**
     * Creates the file of a duet that has not begun.
     *
     * @param file that does not exist yet
     * @param armCount 1 to {@link #ARMS_MAX}
     * @param schedule the arm of each turn, 1 to {@link #TURNS_MAX} of them
     * @param sliceNanos how long a turn lasts at least, or 0 where nobody knows
     * @param conductorPid the process without which the arms give up
     * @throws IOException if the file cannot be written in full; it may then exist in part
     */
    public static ControlBlock create(
            Path file, int armCount, byte[] schedule, long sliceNanos, long conductorPid)
            throws IOException {
        if (armCount < 1 || armCount > ARMS_MAX) {
            throw new IllegalArgumentException(armCount + " arms; at most " + ARMS_MAX);
        }
        if (schedule.length < 1 || schedule.length > TURNS_MAX) {
            throw new IllegalArgumentException(schedule.length + " turns; at most " + TURNS_MAX);
        }
        for (byte arm : schedule) {
            if (arm < 0 || arm >= armCount) {
                throw new IllegalArgumentException("the schedule names arm " + arm);
            }
        }
        ByteBuffer image =
                ByteBuffer.allocate(slices(armCount, schedule.length, schedule.length))
                        .order(ByteOrder.LITTLE_ENDIAN);
        image.putLong(0, MAGIC)
                .putLong(ARM_COUNT, armCount)
                .putLong(TURN_COUNT, schedule.length)
                .putLong(SLICE_NANOS, sliceNanos)
                .putLong(CONDUCTOR_PID, conductorPid)
                .putLong(TURN, -1);
        for (int turn = 0; turn < schedule.length; turn++) {
            image.put(schedule(armCount) + turn, schedule[turn]);
        }
        // Written, not only made long: a full disk must say so here, not kill a process that
        // touches a page for which there is no room.
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (image.hasRemaining()) {
                channel.write(image);
            }
        }
        return open(file);
    }

    /**
     * Maps the file of a duet.
     *
     * @throws IOException if it cannot be mapped or is something else
     */
    public static ControlBlock open(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() < ARMS) {
                throw new IOException(file + " is too short for the control block of a duet");
            }
            MappedByteBuffer memory =
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
            memory.order(ByteOrder.LITTLE_ENDIAN);
            if (memory.getLong(0) != MAGIC) {
                throw new IOException(
                        file + " is no control block of this version: agent and harness differ");
            }
            return new ControlBlock(memory);
        }
    }

    /**
     * Returns the variables of the environment that make a process an arm of a duet. The
     * environment and not the command line, since JMH hands it to its forks whatever flags a
     * benchmark asks for.
     *
     * @param kind of the slowdown
     * @param slowedFraction by which the arm's operations are to cost more, 0 for not at all
     */
    public static Map<String, String> environment(
            Path file, int arm, SlowdownKind kind, double slowedFraction) {
        return Map.of(
                FILE_VARIABLE,
                file.toAbsolutePath().toString(),
                ARM_VARIABLE,
                Integer.toString(arm),
                SLOWDOWN_VARIABLE,
                kind.name(),
                SLOWED_VARIABLE,
                Double.toString(slowedFraction));
    }

    private static int schedule(int armCount) {
        return ARMS + armCount * ARM_BYTES;
    }

    private static int slices(int armCount, int turnCount, int turn) {
        int scheduleEnd = schedule(armCount) + turnCount;
        int start = (scheduleEnd + LINE_BYTES - 1) / LINE_BYTES * LINE_BYTES;
        return start + turn * SLICE_BYTES;
    }

    /** Returns how many arms take turns. */
    public int armCount() {
        return armCount;
    }

    /** Returns how many turns there are. */
    public int turnCount() {
        return turnCount;
    }

    /** Returns how long a turn lasts at least, or 0 where nobody knows. */
    public long sliceNanos() {
        return memory.getLong(SLICE_NANOS);
    }

    /** Returns the process without which the arms give up. */
    public long conductorPid() {
        return memory.getLong(CONDUCTOR_PID);
    }

    /** Returns the arm that a turn belongs to. */
    public int armOf(int turn) {
        return memory.get(schedule(armCount) + turn);
    }

    /** Returns the current turn: -1 before the first, {@link #turnCount} after the last. */
    public int turn() {
        return (int) (long) WORD.getAcquire(memory, TURN);
    }

    /** Makes a turn the current one; only for who has the current turn. */
    public void passTo(int turn) {
        WORD.setRelease(memory, TURN, (long) turn);
    }

    /** Answers whether the arms are to leave. */
    public boolean isStopped() {
        return (long) WORD.getAcquire(memory, STOP) != 0;
    }

    /** Asks the arms to leave. */
    public void stop() {
        WORD.setRelease(memory, STOP, 1L);
    }

    /** Returns how far an arm is. */
    public ArmState state(int arm) {
        return ArmState.of((long) WORD.getAcquire(memory, armOffset(arm) + ARM_STATE));
    }

    /** Says how far an arm is, and publishes what it said of itself before. */
    void state(int arm, ArmState state) {
        WORD.setRelease(memory, armOffset(arm) + ARM_STATE, state.code());
    }

    /** Returns an arm's process; valid once the arm is {@link ArmState#WARMING}. */
    public long pid(int arm) {
        return memory.getLong(armOffset(arm) + ARM_PID);
    }

    void pid(int arm, long pid) {
        memory.putLong(armOffset(arm) + ARM_PID, pid);
    }

    /**
     * Returns the kernel's ids of the threads that run an arm's benchmark; valid once the arm is
     * {@link ArmState#READY}. Empty where the JVM does not tell.
     */
    public long[] workers(int arm) {
        int count = (int) memory.getLong(armOffset(arm) + ARM_WORKER_COUNT);
        long[] ids = new long[Math.min(count, WORKERS_MAX)];
        for (int index = 0; index < ids.length; index++) {
            ids[index] = memory.getLong(armOffset(arm) + ARM_WORKERS + index * Long.BYTES);
        }
        return ids;
    }

    void workers(int arm, long[] ids) {
        int count = Math.min(ids.length, WORKERS_MAX);
        memory.putLong(armOffset(arm) + ARM_WORKER_COUNT, count);
        for (int index = 0; index < count; index++) {
            memory.putLong(armOffset(arm) + ARM_WORKERS + index * Long.BYTES, ids[index]);
        }
    }

    /** Returns what was measured in a turn that is over. */
    public Slice slice(int turn) {
        int offset = slices(armCount, turnCount, turn);
        long[] words = new long[Slice.WORDS];
        for (int index = 0; index < words.length; index++) {
            words[index] = memory.getLong(offset + index * Long.BYTES);
        }
        return Slice.of(words);
    }

    /** Stores what was measured in the current turn; only for the arm that has it. */
    void slice(int turn, Slice slice) {
        int offset = slices(armCount, turnCount, turn);
        long[] words = slice.words();
        for (int index = 0; index < words.length; index++) {
            memory.putLong(offset + index * Long.BYTES, words[index]);
        }
    }

    private int armOffset(int arm) {
        if (arm < 0 || arm >= armCount) {
            throw new IndexOutOfBoundsException("arm " + arm + " of " + armCount);
        }
        return ARMS + arm * ARM_BYTES;
    }
}
