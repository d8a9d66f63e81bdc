package dev.dyno.workloads.calibration;

import dev.dyno.workloads.SplitMix64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Loads that need each other, over more memory than a second-level cache holds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MemoryKernel {
    /** 16 MiB. */
    private static final int WORDS = 1 << 22;

    private static final int STEPS = 100;

    private final int[] next = new int[WORDS];
    private int position;

    /** Creates the state. */
    public MemoryKernel() {}

    /** Links all words in one random cycle; source: Sattolo, IPL 22(6), 1986. */
    @Setup(Level.Trial)
    public void link() {
        SplitMix64 random = new SplitMix64(23);
        for (int index = 0; index < WORDS; index++) {
            next[index] = index;
        }
        for (int end = WORDS - 1; end > 0; end--) {
            int pick = random.nextInt(end);
            int kept = next[end];
            next[end] = next[pick];
            next[pick] = kept;
        }
    }

    /** Follows a hundred links. */
    @Benchmark
    public int memory() {
        int at = position;
        for (int step = 0; step < STEPS; step++) {
            at = next[at];
        }
        position = at;
        return at;
    }
}
