package dev.dyno.workloads.engine;

import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.Spin;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.engine.flow.EngineFlow;
import dev.dyno.workloads.engine.flow.ReportDigest;
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
 * Some clients with one command each under way. The measured thread is the engine's core: it
 * submits the next command of every client whose last one was acknowledged, commits, and applies
 * what has become durable. A pass ends when its last command is acknowledged. All passes of one
 * round go to one engine, whose reports, books and files are compared with the reference's when the
 * round is over.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineClientsBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("pausing")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    /** The id of the journal; set by JMH. */
    @Param("group-commit")
    public String journal = "";

    /** How many commands are under way at a time; set by JMH. */
    @Param("1")
    public int clients;

    private final long[] words = new long[OrderCommand.WORDS];
    private long passCommands;
    private long acknowledged;
    private @Nullable ScratchEngine scratch;

    /** Creates the state; JMH sets the parameters afterwards. */
    public EngineClientsBenchmark() {}

    /** Opens a new engine. */
    @Setup(Level.Trial)
    public void open() {
        MatchingEngineFactory factory =
                UsableFactories.named(
                        MatchingEngineFactory.CONTRACT,
                        MatchingEngineFactory.class,
                        implementation);
        EngineInput read = EngineInput.read(Path.of(input));
        passCommands = read.commands();
        acknowledged = 0;
        scratch = ScratchEngine.open(read, journal, factory, ThreadBinder.current());
    }

    /** Binds the measured thread. */
    @Setup(Level.Iteration)
    public void bind() {
        ThreadBinder.current().bind(ThreadRole.MEASURED);
    }

    /** Submits the commands of one pass and waits until all are acknowledged. */
    @Benchmark
    public void pass() {
        ScratchEngine current = opened();
        try {
            long end = acknowledged + passCommands;
            serve(
                    current.engine(),
                    current.flow(),
                    current.reports(),
                    words,
                    clients,
                    acknowledged,
                    end);
            acknowledged = end;
            checkCounts(current.engine(), current.reports());
        } catch (RuntimeException | Error failure) {
            // JMH tears nothing down after a failure.
            close(current, failure);
            throw failure;
        }
    }

    private ScratchEngine opened() {
        ScratchEngine current = scratch;
        if (current == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        return current;
    }

    /** Submits commands {@code first..end-1}, never more than {@code clients} unanswered. */
    private static void serve(
            MatchingEngine engine,
            EngineFlow flow,
            ReportDigest reports,
            long[] words,
            int clients,
            long first,
            long end) {
        long next = first;
        long answered = first;
        while (answered < end) {
            long limit = Math.min(end, answered + clients);
            long before = next;
            while (next < limit) {
                flow.copyTo(next, words);
                if (engine.submit(words, 0) == MatchingEngine.NO_ROOM) {
                    break;
                }
                next++;
            }
            if (next > before) {
                engine.commit();
            }
            int count = engine.acknowledge(reports, clients);
            if (count == 0) {
                Spin.once();
            }
            answered += count;
        }
    }

    private void checkCounts(MatchingEngine engine, ReportDigest reports) {
        if (engine.acknowledgedCount() != acknowledged
                || reports.acknowledgedCount() != acknowledged) {
            throw new WrongAnswerException(
                    "after %d commands the engine counts %d acknowledged and told of %d"
                            .formatted(
                                    acknowledged,
                                    engine.acknowledgedCount(),
                                    reports.acknowledgedCount()));
        }
    }

    private void close(ScratchEngine current, Throwable failure) {
        scratch = null;
        try {
            current.close();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    /** Compares the engine with the reference's books, and removes it. */
    @TearDown(Level.Trial)
    public void close() {
        ScratchEngine current = scratch;
        scratch = null;
        if (current != null) {
            try (current) {
                current.closeAndCheck(acknowledged);
            }
        }
    }
}
