package dev.dyno.workloads.risk;

import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.risk.PreTradeRisk;
import dev.dyno.contracts.risk.PreTradeRiskFactory;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.risk.flow.RiskScript;
import java.nio.file.Path;
import java.util.Properties;
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
 * One thread puts all commands of a script to new accounts, and tells them the reports. Accounts
 * are made before each pass, and verdicts and accounts compared with the reference's after it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RiskBurstBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("one-lock")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    private final OrderCommand command = new OrderCommand();
    private @Nullable PreTradeRiskFactory factory;
    private @Nullable RiskScript script;
    private @Nullable PreTradeRisk risk;
    private long verdicts;

    /** Creates the state; JMH sets the parameters afterwards. */
    public RiskBurstBenchmark() {}

    /** Works out the script. */
    @Setup(Level.Trial)
    public void open() {
        factory =
                UsableFactories.named(
                        PreTradeRiskFactory.CONTRACT, PreTradeRiskFactory.class, implementation);
        Properties lines = InputLines.read(Path.of(input));
        script =
                RiskScript.of(
                        Long.parseLong(lines.getProperty("seed")),
                        Integer.parseInt(lines.getProperty("accounts")),
                        Integer.parseInt(lines.getProperty("commands")));
    }

    /** Makes accounts, and binds the measured thread. */
    @Setup(Level.Iteration)
    public void begin() {
        if (script == null || factory == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        risk = script.begin(factory);
        ThreadBinder.current().bind(ThreadRole.MEASURED);
    }

    /** Checks and settles all commands. */
    @Benchmark
    public void pass() {
        if (script == null || risk == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        verdicts = script.play(risk, command);
    }

    /** Compares the answers of the pass with the reference's. */
    @TearDown(Level.Iteration)
    public void check() {
        if (script != null && risk != null) {
            script.check(verdicts, risk);
        }
    }
}
