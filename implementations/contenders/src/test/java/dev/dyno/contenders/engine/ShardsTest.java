package dev.dyno.contenders.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contenders.engine.ShardLab.Flow;
import dev.dyno.contenders.engine.ShardLab.Oracle;
import dev.dyno.contracts.engine.EngineException;
import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.ShardedEngine;
import dev.dyno.contracts.matching.OrderCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines side by side: where commands go, how books move, and what comes back. */
@Timeout(120)
final class ShardsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_279);
    private static final int ROUNDS = 2_000;

    @TempDir private Path folder = Path.of("");

    private final List<Flow> flows = ShardLab.flows(SEED);
    private final List<Heard> heard =
            IntStream.range(0, ShardLab.SHARDS).mapToObj(_ -> new Heard()).toList();

    /** What a shard's listener was told, of each instrument. Called by one core. */
    private static final class Heard implements EngineListener {
        private final List<List<Long>> orderIds =
                IntStream.range(0, ShardLab.INSTRUMENTS)
                        .<List<Long>>mapToObj(_ -> new ArrayList<>())
                        .toList();
        private final OrderCommand command = new OrderCommand();

        @Override
        public void applying(long[] words, int firstWord) {
            command.wrap(words, firstWord / OrderCommand.WORDS);
            orderIds.get(command.instrument()).add(command.orderId());
        }

        @Override
        public void report(
                long sequence,
                int header,
                long orderId,
                long makerOrderId,
                long priceTicks,
                long quantity) {}
    }

    private ShardedEngine open(String engine) {
        return ShardLab.open(folder, engine, heard::get);
    }

    private static void settle(ShardedEngine shards) {
        while (!shards.isSettled()) {
            Thread.onSpinWait();
        }
    }

    private void offer(ShardedEngine shards, int instrument, long index) {
        long[] words = new long[OrderCommand.WORDS];
        flows.get(instrument).copyTo(index, words);
        while (!shards.offer(words, 0)) {
            Thread.onSpinWait();
        }
    }

    private void check(ShardedEngine shards, long commandsEach) {
        settle(shards);
        for (int instrument = 0; instrument < ShardLab.INSTRUMENTS; instrument++) {
            Oracle oracle = new Oracle(flows.get(instrument));
            oracle.advanceTo(commandsEach);
            int owner = shards.shardOf(instrument);
            for (int shard = 0; shard < ShardLab.SHARDS; shard++) {
                if (shard == owner) {
                    assertThat(shards.book(shard, instrument).stateHash())
                            .as("instrument %d in shard %d, seed %d", instrument, shard, SEED)
                            .isEqualTo(oracle.hash());
                } else {
                    assertThat(shards.book(shard, instrument).orderCount()).isZero();
                }
            }
        }
    }

    @Test
    void instrumentsGoRoundTheShards() {
        try (ShardedEngine shards = open("pausing")) {
            for (int instrument = 0; instrument < ShardLab.INSTRUMENTS; instrument++) {
                assertThat(shards.shardOf(instrument)).isEqualTo(instrument % ShardLab.SHARDS);
                offer(shards, instrument, 0);
            }
            settle(shards);
            for (int instrument = 0; instrument < ShardLab.INSTRUMENTS; instrument++) {
                for (int shard = 0; shard < ShardLab.SHARDS; shard++) {
                    assertThat(heard.get(shard).orderIds.get(instrument))
                            .hasSize(shard == shards.shardOf(instrument) ? 1 : 0);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"pausing", "replaying"})
    void booksMoveWhileOrdersFlow(String engine) {
        SplittableRandom random = new SplittableRandom(SEED);
        int moves = 0;
        try (ShardedEngine shards = open(engine)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (int instrument = 0; instrument < ShardLab.INSTRUMENTS; instrument++) {
                    offer(shards, instrument, round);
                }
                int instrument = random.nextInt(ShardLab.INSTRUMENTS);
                int target = random.nextInt(ShardLab.SHARDS);
                if (target != shards.shardOf(instrument) && shards.move(instrument, target)) {
                    moves++;
                }
            }
            check(shards, ROUNDS);
        }
        assertThat(moves).isGreaterThan(10);
        heardEachOnce();
        try (ShardedEngine again = open(engine)) {
            check(again, ROUNDS);
        }
    }

    /** Every command was told of by one shard, and what moves need by none. */
    private void heardEachOnce() {
        long[] words = new long[OrderCommand.WORDS];
        OrderCommand command = new OrderCommand().wrap(words, 0);
        for (int instrument = 0; instrument < ShardLab.INSTRUMENTS; instrument++) {
            List<Long> offered = new ArrayList<>();
            for (int index = 0; index < ROUNDS; index++) {
                flows.get(instrument).copyTo(index, words);
                offered.add(command.orderId());
            }
            List<Long> told = new ArrayList<>();
            for (Heard each : heard) {
                told.addAll(each.orderIds.get(instrument));
            }
            assertThat(told).containsExactlyInAnyOrderElementsOf(offered);
        }
    }

    @Test
    void moveOfAQuietBookEndsAndIsKept() {
        try (ShardedEngine shards = open("pausing")) {
            for (int index = 0; index < 100; index++) {
                offer(shards, 1, index);
            }
            assertThat(shards.move(1, 2)).isTrue();
            assertThat(shards.move(0, 2)).isFalse();
            settle(shards);
            assertThat(shards.shardOf(1)).isEqualTo(2);
            assertThatThrownBy(() -> shards.move(1, 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("instrument 1 is in shard 2");
        }
        try (ShardedEngine again = open("pausing")) {
            assertThat(again.shardOf(1)).isEqualTo(2);
            Oracle oracle = new Oracle(flows.get(1));
            oracle.advanceTo(100);
            assertThat(again.book(2, 1).stateHash()).isEqualTo(oracle.hash());
            assertThat(again.book(1, 1).orderCount()).isZero();
        }
    }

    @Test
    void unknownInstrumentIsRefused() {
        try (ShardedEngine shards = open("pausing")) {
            long[] words = new long[OrderCommand.WORDS];
            for (int instrument : new int[] {-1, ShardLab.INSTRUMENTS}) {
                new OrderCommand().wrap(words, 0).cancel(0, 1).instrument(instrument);
                assertThatThrownBy(() -> shards.offer(words, 0))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("instrument " + instrument + " of 5");
            }
        }
    }

    @Test
    void damagedRoutesAreRefusedAtEveryByte() throws IOException {
        DiskFolder disk = new DiskFolder(folder);
        RoutesFile file = new RoutesFile(disk, 3, 4);
        assertThat(file.read()).containsExactly(0, 1, 2, 0);
        file.write(new int[] {2, 1, 0, 1});
        assertThat(file.read()).containsExactly(2, 1, 0, 1);
        byte[] whole = Files.readAllBytes(disk.path("routes"));
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(disk.path("routes"), damaged);
            assertThatThrownBy(file::read)
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("routes is damaged");
            Files.write(disk.path("routes"), Arrays.copyOf(whole, at));
            assertThatThrownBy(file::read).isInstanceOf(EngineException.class);
        }
        Files.write(disk.path("routes"), whole);
        assertThatThrownBy(() -> new RoutesFile(disk, 2, 4).read())
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("routes 4 instruments to 3 shards");
    }
}
