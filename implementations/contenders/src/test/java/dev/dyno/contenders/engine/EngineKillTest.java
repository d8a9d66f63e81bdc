package dev.dyno.contenders.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contenders.KilledProcess;
import dev.dyno.contenders.engine.EngineLab.Oracle;
import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.matching.OrderCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills engines under load with {@code SIGKILL}, again and again on the same folders. This process
 * is the outside recorder: it holds what the other one had acknowledged, and what the reference's
 * books hold after the same commands.
 */
final class EngineKillTest {
    static final long SEED = Long.getLong("dyno.seed", 20_272);
    private static final int KILLS = Integer.getInteger("dyno.kills", 5);
    private static final int ACKNOWLEDGEMENTS_MAX = 1_500;

    @TempDir private Path parent = Path.of("");

    static EngineSpec spec(Path folder) {
        return EngineLab.spec(folder, 1 << 17, 3_000);
    }

    /** One folder with all that was heard of it. */
    private final class Victim {
        private final String engine;
        private final String journal;
        private final Path folder;
        private final Oracle oracle = new Oracle(new TestFlow(SEED));
        private long acknowledged;
        private long held;
        private long snapshots;

        Victim(String engine, String journal) {
            this.engine = engine;
            this.journal = journal;
            this.folder = parent.resolve(engine + "-" + journal);
        }

        void killAndRecover(int acknowledgements) throws IOException, InterruptedException {
            long heard =
                    KilledProcess.lastHeard(
                            acknowledgements,
                            EngineKillChild.class,
                            folder.toString(),
                            engine,
                            journal);
            acknowledged = Math.max(acknowledged, heard);
            Exactly replayed = new Exactly();
            try (MatchingEngine recovered =
                    EngineLab.open(engine, journal, spec(folder), replayed)) {
                long count = recovered.acknowledgedCount();
                // What came back once must come back again, acknowledged or not.
                assertThat(count).isGreaterThanOrEqualTo(Math.max(acknowledged, held));
                assertThat(replayed.count).isEqualTo(recovered.recovery().replayedCount());
                assertThat(recovered.recovery().snapshotCount() + replayed.count).isEqualTo(count);
                assertThat(recovered.recovery().damagedSnapshots()).isEmpty();
                assertThat(recovered.stateHash()).isEqualTo(oracle.hashAfter(count));
                held = count;
                snapshots += recovered.recovery().snapshotCount() > 0 ? 1 : 0;
            }
        }
    }

    /** Checks that each replayed command is the one that was submitted, once and in its place. */
    private static final class Exactly implements EngineListener {
        private final TestFlow flow = new TestFlow(SEED);
        private final long[] expected = new long[OrderCommand.WORDS];
        private long next = -1;
        private long count;

        @Override
        public void applying(long[] words, int firstWord) {
            next = next < 0 ? words[firstWord] : next + 1;
            flow.copyTo(next, expected);
            for (int word = 0; word < OrderCommand.WORDS; word++) {
                assertThat(words[firstWord + word]).isEqualTo(expected[word]);
            }
            count++;
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

    private List<Victim> victims() {
        List<Victim> victims = new ArrayList<>();
        for (String journal : EngineLab.journals()) {
            for (String engine : EngineLab.engines()) {
                if (!journal.equals("none")) {
                    victims.add(new Victim(engine, journal));
                }
            }
        }
        return victims;
    }

    @Test
    void everyAcknowledgedOrderIsThereOnceAfterEveryKill() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Victim> victims = victims();
        for (int kill = 0; kill < KILLS; kill++) {
            // This step meets both engines and different journals in the short form, too.
            Victim victim = victims.get(kill * 7 % victims.size());
            try {
                victim.killAndRecover(1 + random.nextInt(ACKNOWLEDGEMENTS_MAX));
            } catch (AssertionError | RuntimeException lost) {
                throw new AssertionError(
                        "kill %d of %d, %s on %s, seed %d"
                                .formatted(kill + 1, KILLS, victim.engine, victim.journal, SEED),
                        lost);
            }
        }
        System.out.printf(
                "%d kills survived, %d orders acknowledged, 0 lost, 0 twice, books equal;"
                        + " %d recoveries began with a snapshot%n",
                KILLS,
                victims.stream().mapToLong(victim -> victim.acknowledged).sum(),
                victims.stream().mapToLong(victim -> victim.snapshots).sum());
    }
}
