package dev.dyno.workloads.vector;

import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.UsableFactories;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One operation on vectors, over and over. The elements are compared after the pass; the last
 * vector that was appended to is closed there too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VectorBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("array-loop")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    private @Nullable VectorRun run;

    /** Creates the state; JMH sets the parameters afterwards. */
    public VectorBenchmark() {}

    /** Makes the vector. */
    @Setup(Level.Trial)
    public void open() {
        IntVectorFactory factory =
                UsableFactories.named(
                        IntVectorFactory.CONTRACT, IntVectorFactory.class, implementation);
        run = new VectorRun(VectorInput.read(Path.of(input)), factory);
    }

    /** Binds the measured thread. */
    @Setup(Level.Iteration)
    public void bind() {
        ThreadBinder.current().bind(ThreadRole.MEASURED);
    }

    /** Performs the operations of one pass. */
    @Benchmark
    public void pass() {
        opened().pass();
    }

    /** Compares what the pass left behind. */
    @TearDown(Level.Iteration)
    public void check() {
        opened().check();
    }

    /** Gives the memory back. */
    @TearDown(Level.Trial)
    public void close() {
        opened().close();
    }

    private VectorRun opened() {
        VectorRun opened = run;
        if (opened == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        return opened;
    }
}
