package dev.dyno.harness.toy;

import dev.dyno.contracts.Catalogues;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One sum. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
public class ToyBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("loop")
    public String implementation = "";

    /** The file that holds the count; set by JMH. */
    @Param("")
    public String input = "";

    private Summer summer = _ -> 0;
    private long count;

    /** Creates the state; called by JMH. */
    public ToyBenchmark() {}

    static Summer summer(String implementation) {
        return Catalogues.load(ToyBenchmark.class.getClassLoader())
                .entries(Summer.CONTRACT, Summer.class)
                .stream()
                .filter(entry -> entry.id().equals(implementation))
                .findFirst()
                .orElseThrow()
                .factory();
    }

    /** Reads the input. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        summer = summer(implementation);
        count = Long.parseLong(Files.readString(Path.of(input)));
    }

    /** Binds the measured thread. */
    @Setup(Level.Iteration)
    public void bind() {
        ThreadBinder.current().bind(ThreadRole.MEASURED);
    }

    /** Sums and checks. */
    @Benchmark
    public long sum() {
        long sum = summer.sumBelow(count);
        if (sum != count * (count - 1) / 2) {
            throw new WrongAnswerException("the sum below " + count + " is not " + sum);
        }
        return sum;
    }
}
