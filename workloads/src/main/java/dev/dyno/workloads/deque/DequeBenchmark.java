package dev.dyno.workloads.deque;

import dev.dyno.contracts.pool.DequeFactory;
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
 * One pass of tasks through a deque. The benchmark's own thread is the owner and the measured one;
 * a thief, if there is one, runs as a worker. The pass ends when the deque is empty and the thief
 * has said what it took; that and what the owner popped are then compared with what was pushed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DequeBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("locked")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    private @Nullable RunningDeque running;

    /** Creates the state; JMH sets the parameters afterwards. */
    public DequeBenchmark() {}

    /** Makes the deque and starts its thief. */
    @Setup(Level.Trial)
    public void open() {
        DequeFactory factory =
                UsableFactories.named(DequeFactory.CONTRACT, DequeFactory.class, implementation);
        running =
                RunningDeque.start(
                        DequeInput.read(Path.of(input)), factory, ThreadBinder.current());
    }

    /** Binds the owner. */
    @Setup(Level.Iteration)
    public void bind() {
        ThreadBinder.current().bind(ThreadRole.MEASURED);
    }

    /** Pushes all tasks of one pass and checks where they went. */
    @Benchmark
    public void pass() {
        RunningDeque current = running;
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

    /** Stops the thief. */
    @TearDown(Level.Trial)
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
