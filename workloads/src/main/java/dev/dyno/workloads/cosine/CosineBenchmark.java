package dev.dyno.workloads.cosine;

import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Rounds of cosines between the queries and rows of an input. Each answer is stored, one float
 * beside the hundreds that it was made of, and compared with the exact one after the pass.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class CosineBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("kahan-double")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    private @Nullable CosineRounds rounds;

    /** Creates the state; JMH sets the parameters afterwards. */
    public CosineBenchmark() {}

    /** Makes the kernel and its vectors. */
    @Setup(Level.Trial)
    public void open() {
        rounds = CosineRoundsCache.open(Path.of(input), implementation);
    }

    /** Binds the measured thread, and forgets earlier answers. */
    @Setup(Level.Iteration)
    public void bind() {
        ThreadBinder.current().bind(ThreadRole.MEASURED);
        rounds().clear();
    }

    /** Computes all cosines of one pass. */
    @Benchmark
    public void pass() {
        rounds().pass();
    }

    /** Compares every answer. */
    @TearDown(Level.Iteration)
    public void check() {
        rounds().check();
    }

    private CosineRounds rounds() {
        CosineRounds current = rounds;
        if (current == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        return current;
    }
}
