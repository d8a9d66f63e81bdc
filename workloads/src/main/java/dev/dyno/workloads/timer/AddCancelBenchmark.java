package dev.dyno.workloads.timer;

import dev.dyno.contracts.timer.TimerQueueFactory;
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
 * Timers that hardly ever expire: the timeouts of requests that are answered. One operation cancels
 * a timer anywhere among the pending ones and schedules another. All that are left are expired and
 * compared with what was scheduled when the trial is over.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AddCancelBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("tree-map")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    private @Nullable TimerRun run;

    /** Creates the state; JMH sets the parameters afterwards. */
    public AddCancelBenchmark() {}

    /** Makes the queue. */
    @Setup(Level.Trial)
    public void open() {
        TimerQueueFactory factory =
                UsableFactories.named(
                        TimerQueueFactory.CONTRACT, TimerQueueFactory.class, implementation);
        run = new TimerRun(TimerInput.read(Path.of(input)), factory);
        opened().fill();
    }

    /** Binds the measured thread. */
    @Setup(Level.Iteration)
    public void bind() {
        ThreadBinder.current().bind(ThreadRole.MEASURED);
    }

    private TimerRun opened() {
        TimerRun opened = run;
        if (opened == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        return opened;
    }

    /** Performs the operations of one pass. */
    @Benchmark
    public void pass() {
        opened().addAndCancel();
    }

    /** Checks that what is left is what was scheduled and not cancelled. */
    @TearDown(Level.Trial)
    public void check() {
        opened().expireAll();
    }
}
