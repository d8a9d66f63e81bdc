package dev.dyno.workloads.loop;

import dev.dyno.contracts.loop.MatchingLoopFactory;
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
 * One pass of commands through a loop. All producers put their commands in; the matcher, which is
 * the measured thread, folds each and reports it; the pass ends when the consumer has the last
 * report. What the matcher and the consumer folded is then compared with what was sent. The
 * benchmark's own thread is the first producer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LoopThroughputBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("locked")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    private @Nullable RunningLoop running;

    /** Creates the state; JMH sets the parameters afterwards. */
    public LoopThroughputBenchmark() {}

    /** Makes the loop and starts its threads. */
    @Setup(Level.Trial)
    public void open() {
        MatchingLoopFactory factory =
                UsableFactories.named(
                        MatchingLoopFactory.CONTRACT, MatchingLoopFactory.class, implementation);
        running =
                RunningLoop.start(LoopInput.read(Path.of(input)), factory, ThreadBinder.current());
    }

    /** Binds the first producer. */
    @Setup(Level.Iteration)
    public void bind() {
        ThreadBinder.current().bind(ThreadRole.GENERATOR);
    }

    /** Sends all commands of one pass and checks what came of them. */
    @Benchmark
    public void pass() {
        RunningLoop current = running;
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

    /** Stops the threads. */
    @TearDown(Level.Trial)
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
