package dev.dyno.duet;

/**
 * What one arm measured in one turn. Immutable. Times are nanoseconds unless a name says otherwise;
 * -1 stands for what this JVM or machine does not tell.
 */
public final class Slice {
    /** Stands for what is not known. */
    public static final long UNKNOWN = -1;

    static final int WORDS = 12;
    static final int START_NANOS = 0;
    static final int START_EPOCH_MILLIS = 1;
    static final int OPERATIONS = 2;
    static final int SCORE_NANOS_BITS = 3;
    static final int WALL_NANOS = 4;
    static final int CPU_NANOS = 5;
    static final int RUN_DELAY_NANOS = 6;
    static final int ALLOCATED_BYTES = 7;
    static final int PROCESS_CPU_NANOS = 8;
    static final int GC_COUNT = 9;
    static final int GC_MILLIS = 10;
    static final int JIT_MILLIS = 11;

    private final long[] words;

    private Slice(long[] words) {
        this.words = words;
    }

    static Slice of(long[] words) {
        return new Slice(words.clone());
    }

    long[] words() {
        return words.clone();
    }

    /** Returns when the turn began, by {@link System#nanoTime()} of its process. */
    public long startNanos() {
        return words[START_NANOS];
    }

    /** Returns when the turn began, by the wall clock. */
    public long startEpochMillis() {
        return words[START_EPOCH_MILLIS];
    }

    /** Returns how many operations all workers performed. */
    public long operations() {
        return words[OPERATIONS];
    }

    /** Returns JMH's own figure, wall time per operation, or NaN where it is none. */
    public double scoreNanosPerOperation() {
        return Double.longBitsToDouble(words[SCORE_NANOS_BITS]);
    }

    /** Returns the wall time of the turn, set-up and tear-down of the iteration included. */
    public long wallNanos() {
        return words[WALL_NANOS];
    }

    /** Returns the CPU time of the workers. */
    public long cpuNanos() {
        return words[CPU_NANOS];
    }

    /** Returns how long the workers were ready to run and had no CPU. */
    public long runDelayNanos() {
        return words[RUN_DELAY_NANOS];
    }

    /** Returns what the workers allocated. */
    public long allocatedBytes() {
        return words[ALLOCATED_BYTES];
    }

    /** Returns the CPU time of the whole JVM, compiler and collector included. */
    public long processCpuNanos() {
        return words[PROCESS_CPU_NANOS];
    }

    /** Returns how many collections ended. */
    public long gcCount() {
        return words[GC_COUNT];
    }

    /** Returns the time that collections took, in milliseconds. */
    public long gcMillis() {
        return words[GC_MILLIS];
    }

    /** Returns the time that the compiler took, in milliseconds. */
    public long jitMillis() {
        return words[JIT_MILLIS];
    }
}
