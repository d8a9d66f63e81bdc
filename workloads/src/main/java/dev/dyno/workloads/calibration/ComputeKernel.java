package dev.dyno.workloads.calibration;

import dev.dyno.workloads.SplitMix64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Arithmetic that depends on itself and touches no memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ComputeKernel {
    private static final int STEPS = 1_000;

    private long word = 1;

    /** Creates the state. */
    public ComputeKernel() {}

    /** Mixes a word a thousand times. */
    @Benchmark
    public long compute() {
        long mixed = word;
        for (int step = 0; step < STEPS; step++) {
            mixed = SplitMix64.mix(mixed);
        }
        word = mixed;
        return mixed;
    }
}
