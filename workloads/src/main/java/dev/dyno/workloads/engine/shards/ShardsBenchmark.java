package dev.dyno.workloads.engine.shards;

import dev.dyno.contracts.engine.ShardedEngine;
import dev.dyno.contracts.engine.ShardedEngineFactory;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.Spin;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.engine.flow.EngineFlow;
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
 * The router offers commands as fast as the shards take them; a pass ends when all of them are
 * acknowledged. The router generates load; the first shard's core is the measured thread, the
 * others' are workers. All passes of one round go to the same shards, whose books and files are
 * compared with the reference's when the round is over.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ShardsBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("settled")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    /** Among how many shards the instruments are divided; set by JMH. */
    @Param("1")
    public int shards;

    /** How many books are moved in one pass; set by JMH. */
    @Param("0")
    public int movesPerPass;

    private final long[] words = new long[OrderCommand.WORDS];
    private long passCommands;
    private long offered;
    private @Nullable ScratchShards scratch;

    /** Creates the state; JMH sets the parameters afterwards. */
    public ShardsBenchmark() {}

    /** Opens new shards. */
    @Setup(Level.Trial)
    public void open() {
        ShardedEngineFactory factory =
                UsableFactories.named(
                        ShardedEngineFactory.CONTRACT, ShardedEngineFactory.class, implementation);
        Properties lines = InputLines.read(Path.of(input));
        passCommands = Long.parseLong(lines.getProperty("commands"));
        offered = 0;
        scratch =
                ScratchShards.open(
                        Long.parseLong(lines.getProperty("seed")),
                        shards,
                        factory,
                        ThreadBinder.current());
    }

    /** Binds the router. */
    @Setup(Level.Iteration)
    public void bind() {
        ThreadBinder.current().bind(ThreadRole.GENERATOR);
    }

    /** Offers the commands of one pass and waits until all are acknowledged. */
    @Benchmark
    public void pass() {
        ScratchShards current = scratch;
        if (current == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        try {
            long end = offered + passCommands;
            long perMove = movesPerPass == 0 ? passCommands : passCommands / movesPerPass;
            while (offered < end) {
                long stop = Math.min(end, offered + perMove);
                offer(current.shards(), current.flow(), words, offered, stop);
                offered = stop;
                moveOne(current.shards(), offered / perMove);
            }
            settle(current.shards());
            current.checkCount(offered);
        } catch (RuntimeException | Error failure) {
            // JMH tears nothing down after a failure.
            scratch = null;
            try {
                current.close();
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    private static void offer(
            ShardedEngine shards, EngineFlow flow, long[] words, long first, long end) {
        for (long index = first; index < end; index++) {
            flow.copyTo(index, words);
            while (!shards.offer(words, 0)) {
                Spin.once();
            }
        }
    }

    private void moveOne(ShardedEngine moving, long turn) {
        if (movesPerPass > 0 && !moving.isMoving()) {
            int instrument = (int) (turn % EngineFlow.books().size());
            moving.move(instrument, (moving.shardOf(instrument) + 1) % shards);
        }
    }

    private static void settle(ShardedEngine shards) {
        while (!shards.isSettled()) {
            Spin.once();
        }
    }

    /** Compares the shards with the reference's books, and removes them. */
    @TearDown(Level.Trial)
    public void close() {
        ScratchShards current = scratch;
        scratch = null;
        if (current != null) {
            try (current) {
                current.closeAndCheck(offered);
            }
        }
    }
}
