package dev.dyno.workloads.jobs;

import dev.dyno.contracts.jobs.JobSchedulerFactory;
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
 * Jobs from enqueue to done: the measured thread enqueues those of one pass by batches, while
 * started workers run them, and waits until the last one is settled.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JobsBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("locked")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    private @Nullable JobsRun run;

    /** Creates the state; JMH sets the parameters afterwards. */
    public JobsBenchmark() {}

    /** Starts the workers. */
    @Setup(Level.Trial)
    public void open() {
        JobSchedulerFactory factory =
                UsableFactories.named(
                        JobSchedulerFactory.CONTRACT, JobSchedulerFactory.class, implementation);
        run = new JobsRun(JobsInput.read(Path.of(input)), factory, ThreadBinder.current());
    }

    /** Binds the measured thread, and lets each pass begin alike. */
    @Setup(Level.Iteration)
    public void bind() {
        ThreadBinder.current().bind(ThreadRole.MEASURED);
        opened().clean();
    }

    private JobsRun opened() {
        JobsRun opened = run;
        if (opened == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        return opened;
    }

    /** Performs one pass. */
    @Benchmark
    public void pass() {
        try {
            opened().pass();
            opened().check();
        } catch (RuntimeException | Error failure) {
            // JMH tears nothing down after a failure.
            close();
            throw failure;
        }
    }

    /** Stops the workers and removes the jobs. */
    @TearDown(Level.Trial)
    public void close() {
        JobsRun current = run;
        run = null;
        if (current != null) {
            current.close();
        }
    }
}
