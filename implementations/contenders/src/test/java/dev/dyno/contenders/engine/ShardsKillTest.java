package dev.dyno.contenders.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contenders.KilledProcess;
import dev.dyno.contenders.engine.ShardLab.Flow;
import dev.dyno.contenders.engine.ShardLab.Oracle;
import dev.dyno.contracts.engine.EngineListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills sharded engines with {@code SIGKILL} while orders flow and books move. Afterwards each book
 * must be whole in the one shard that it is routed to: as after all acknowledged commands, and
 * possibly some more, each once.
 */
final class ShardsKillTest {
    static final long SEED = Long.getLong("dyno.seed", 20_280);
    private static final int KILLS = Integer.getInteger("dyno.kills", 3);
    private static final int ACKNOWLEDGEMENTS_MAX = 400;

    /** More commands than can be under way of one instrument. */
    private static final int UNDER_WAY_MAX = 2_048;

    @TempDir private Path parent = Path.of("");

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** One folder with all that is known of it. */
    private final class Victim {
        private final String engine;
        private final Path folder;
        private final List<Oracle> oracles = new ArrayList<>();
        private int inTheMiddle;

        Victim(String engine) {
            this.engine = engine;
            this.folder = parent.resolve(engine);
            for (Flow flow : ShardLab.flows(SEED)) {
                oracles.add(new Oracle(flow));
            }
        }

        void killAndRecover() throws IOException, InterruptedException {
            List<String> arguments = new ArrayList<>(List.of(folder.toString(), engine));
            oracles.forEach(oracle -> arguments.add(Long.toString(oracle.count())));
            long acknowledged =
                    KilledProcess.lastHeard(
                            1 + random.nextInt(ACKNOWLEDGEMENTS_MAX),
                            ShardsKillChild.class,
                            arguments.toArray(String[]::new));
            ShardCores recovered =
                    ShardCores.open(
                            ShardLab.spec(folder),
                            ShardLab.parts(
                                    engine,
                                    EngineLab.parts(EngineLab.QUICK_JOURNAL),
                                    _ -> EngineListener.NONE));
            for (int instrument = 0; instrument < ShardLab.INSTRUMENTS; instrument++) {
                check(recovered, instrument, acknowledged);
            }
            inTheMiddle += recovered.strayOrderCount() > 0 ? 1 : 0;
            recovered.close(null);
        }

        private void check(ShardCores recovered, int instrument, long acknowledged) {
            Oracle oracle = oracles.get(instrument);
            int owner = recovered.shardOf(instrument);
            for (int shard = 0; shard < ShardLab.SHARDS; shard++) {
                if (shard != owner) {
                    assertThat(recovered.book(shard, instrument).orderCount()).isZero();
                }
            }
            long hash = recovered.book(owner, instrument).stateHash();
            oracle.advanceTo(acknowledged);
            long limit = oracle.count() + UNDER_WAY_MAX;
            while (oracle.hash() != hash && oracle.count() < limit) {
                oracle.advanceTo(oracle.count() + 1);
            }
            assertThat(oracle.hash())
                    .as("instrument %d, %d acknowledged", instrument, acknowledged)
                    .isEqualTo(hash);
        }
    }

    @Test
    void everyBookIsWholeInOneShardAfterEveryKill() throws Exception {
        List<Victim> victims = List.of(new Victim("replaying"), new Victim("pausing"));
        for (int kill = 0; kill < KILLS; kill++) {
            Victim victim = victims.get(kill % victims.size());
            try {
                victim.killAndRecover();
            } catch (AssertionError | RuntimeException lost) {
                throw new AssertionError(
                        "kill %d of %d, %s, seed %d"
                                .formatted(kill + 1, KILLS, victim.engine, SEED),
                        lost);
            }
        }
        System.out.printf(
                "%d kills of %d shards survived, %d orders there, 0 lost, 0 twice; %d kills in"
                        + " the middle of a move%n",
                KILLS,
                ShardLab.SHARDS,
                victims.stream()
                        .flatMap(victim -> victim.oracles.stream())
                        .mapToLong(Oracle::count)
                        .sum(),
                victims.stream().mapToLong(victim -> victim.inTheMiddle).sum());
    }
}
