package dev.dyno.workloads.engine.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.engine.ShardedEngine;
import dev.dyno.contracts.engine.ShardedEngineFactory;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shards' workloads offer what they say, and tell when something else comes of it. */
@Timeout(60)
final class ShardsWorkloadsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_283);

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"settled, 2, 0", "routed, 1, 0", "routed, 2, 16"})
    void passesOfTheBenchmarkAreRight(String implementation, int shards, int moves)
            throws IOException {
        ShardsBenchmark benchmark = new ShardsBenchmark();
        benchmark.implementation = implementation;
        benchmark.shards = shards;
        benchmark.movesPerPass = moves;
        benchmark.input =
                new ShardsWorkload(shards, moves > 0, Profile.QUICK)
                        .prepare(folder, Profile.SMOKE, SEED)
                        .file()
                        .toString();
        benchmark.open();
        for (int pass = 0; pass < 2; pass++) {
            benchmark.bind();
            benchmark.pass();
        }
        benchmark.close();
    }

    @Test
    void commandThatWasNotAskedForIsAWrongAnswer() {
        ShardedEngineFactory factory =
                UsableFactories.named(
                        ShardedEngineFactory.CONTRACT, ShardedEngineFactory.class, "routed");
        try (ScratchShards scratch = ScratchShards.open(SEED, 2, factory, ThreadBinder.UNBOUND)) {
            ShardedEngine shards = scratch.shards();
            long[] words = new long[OrderCommand.WORDS];
            scratch.flow().copyTo(8, words);
            shards.offer(words, 0);
            while (!shards.isSettled()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> scratch.checkCount(2))
                    .isInstanceOf(WrongAnswerException.class);
            assertThatThrownBy(() -> scratch.closeAndCheck(1))
                    .isInstanceOf(WrongAnswerException.class)
                    .hasMessageContaining("the live shards");
        }
    }

    @Test
    void equalSeedsGiveEqualInputs() throws IOException {
        for (Workload workload : new ShardsDomain().workloads()) {
            Input first = workload.prepare(folder, Profile.SMOKE, SEED);
            Input again = workload.prepare(folder, Profile.SMOKE, SEED);
            Input other = workload.prepare(folder, Profile.SMOKE, SEED + 1);
            assertThat(again).isEqualTo(first);
            assertThat(other.inputDigest()).isNotEqualTo(first.inputDigest());
            assertThat(other.answerDigest()).isNotEqualTo(first.answerDigest());
        }
    }
}
