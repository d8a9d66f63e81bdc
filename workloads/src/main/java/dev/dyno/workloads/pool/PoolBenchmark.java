package dev.dyno.workloads.pool;

import dev.dyno.contracts.pool.PoolFactory;
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
 * One pass of a program on a pool, whose first worker is the measured thread. The benchmark's own
 * thread submits and waits, and keeps off that worker's CPU.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PoolBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("locked-pool")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    private @Nullable RunningPool running;

    /** Creates the state; JMH sets the parameters afterwards. */
    public PoolBenchmark() {}

    /** Starts the pool. */
    @Setup(Level.Trial)
    public void open() {
        PoolFactory factory =
                UsableFactories.named(PoolFactory.CONTRACT, PoolFactory.class, implementation);
        running =
                RunningPool.start(PoolInput.read(Path.of(input)), factory, ThreadBinder.current());
    }

    /** Binds the thread that submits. */
    @Setup(Level.Iteration)
    public void bind() {
        ThreadBinder.current().bind(ThreadRole.GENERATOR);
    }

    /** Runs the program and checks its answer. */
    @Benchmark
    public void pass() {
        RunningPool current = running;
        if (current == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        try {
            current.pass();
        } catch (RuntimeException | Error failure) {
            // JMH tears nothing down after a failure.
            close();
            throw failure;
        }
    }

    /** Ends the workers. */
    @TearDown(Level.Trial)
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
