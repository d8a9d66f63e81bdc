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

/**
 * Timers that all expire: retries and scheduled jobs. One pass tells the time tick by tick until
 * all of them have; they are scheduled before, outside the measured time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExpireBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("tree-map")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    private @Nullable TimerRun run;

    /** Creates the state; JMH sets the parameters afterwards. */
    public ExpireBenchmark() {}

    /** Makes the queue. */
    @Setup(Level.Trial)
    public void open() {
        TimerQueueFactory factory =
                UsableFactories.named(
                        TimerQueueFactory.CONTRACT, TimerQueueFactory.class, implementation);
        run = new TimerRun(TimerInput.read(Path.of(input)), factory);
    }

    /** Binds the measured thread and schedules the timers. */
    @Setup(Level.Invocation)
    public void fill() {
        ThreadBinder.current().bind(ThreadRole.MEASURED);
        opened().fill();
    }

    private TimerRun opened() {
        TimerRun opened = run;
        if (opened == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        return opened;
    }

    /** Lets all timers expire and compares them with those that were scheduled. */
    @Benchmark
    public void pass() {
        opened().expireAll();
    }
}
