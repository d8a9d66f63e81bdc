package dev.dyno.contenders.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contenders.engine.FaultyFolder.Fault;
import dev.dyno.contenders.engine.ShardLab.Flow;
import dev.dyno.contenders.engine.ShardLab.Oracle;
import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.ShardedEngine;
import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.journal.RecordVisitor;
import dev.dyno.contracts.matching.OrderCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ends moves at each of their steps: at each record that a journal takes, and at each operation by
 * which the routes are replaced.
 */
final class ShardMoveFaultsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_281);
    private static final int COMMANDS = 60;
    private static final int INSTRUMENT = 1;
    private static final int TARGET = 2;

    @TempDir private Path parent = Path.of("");
    private Path made = Path.of("");

    private final List<Flow> flows = ShardLab.flows(SEED);

    @BeforeEach
    void makeFolder() throws IOException {
        made = EngineLab.quickFolder(parent);
    }

    @AfterEach
    void removeFolder() throws IOException {
        EngineLab.remove(made);
    }

    /** Fails for good at a planned step, counted over all journals. */
    private static final class Plan {
        private long stepsLeft = Long.MAX_VALUE;

        void step() {
            if (--stepsLeft < 0) {
                throw JournalException.storage("the machine is down", new IOException("by design"));
            }
        }
    }

    /** A journal that goes down as planned. */
    private record Ending(Journal journal, Plan plan) implements Journal {
        @Override
        public boolean append(long[] words, int firstWord) {
            plan.step();
            return journal.append(words, firstWord);
        }

        @Override
        public void commit() {
            plan.step();
            journal.commit();
        }

        @Override
        public long appendedCount() {
            return journal.appendedCount();
        }

        @Override
        public long durableCount() {
            return journal.durableCount();
        }

        @Override
        public void discardBefore(long index) {
            journal.discardBefore(index);
        }

        @Override
        public long visitClosedFiles(long firstIndex, RecordVisitor visitor) {
            return journal.visitClosedFiles(firstIndex, visitor);
        }

        @Override
        public void close() {
            journal.close();
        }
    }

    private ShardedEngine open(Path folder, EngineParts parts, SnapshotFolder routes) {
        return SettledShards.open(
                ShardLab.spec(folder),
                ShardLab.parts("pausing", parts, _ -> EngineListener.NONE),
                routes);
    }

    private void feed(ShardedEngine shards) {
        long[] words = new long[OrderCommand.WORDS];
        for (int index = 0; index < COMMANDS; index++) {
            for (Flow flow : flows) {
                flow.copyTo(index, words);
                shards.offer(words, 0);
            }
        }
    }

    /** Opens a folder and returns whether the book is in its new place. */
    private boolean isMovedAndWhole(Path folder, String step) {
        boolean isMoved;
        try (ShardedEngine again =
                open(folder, EngineLab.parts(EngineLab.QUICK_JOURNAL), new DiskFolder(folder))) {
            isMoved = again.shardOf(INSTRUMENT) == TARGET;
            for (int instrument = 0; instrument < ShardLab.INSTRUMENTS; instrument++) {
                Oracle oracle = new Oracle(flows.get(instrument));
                oracle.advanceTo(COMMANDS);
                for (int shard = 0; shard < ShardLab.SHARDS; shard++) {
                    boolean isOwner = shard == again.shardOf(instrument);
                    assertThat(again.book(shard, instrument).stateHash())
                            .as(
                                    "%s, instrument %d, shard %d, seed %d",
                                    step, instrument, shard, SEED)
                            .isEqualTo(isOwner ? oracle.hash() : Oracle.EMPTY_HASH);
                }
            }
        }
        return isMoved;
    }

    private static boolean isEnded(ShardedEngine shards) {
        try {
            shards.move(INSTRUMENT, TARGET);
        } catch (IllegalStateException down) {
            return true;
        }
        return false;
    }

    private static void closeEnded(ShardedEngine shards) {
        try {
            shards.close();
        } catch (IllegalStateException down) {
            assertThat(down).hasMessageContaining("a shard's core has failed");
        }
    }

    @Test
    void moveThatEndsAtAnyRecordLeavesTheBookInOnePlace() {
        int steps = 0;
        int moved = 0;
        for (boolean isEnded = true; isEnded; steps++) {
            Path folder = made.resolve("record-" + steps);
            Plan plan = new Plan();
            EngineParts quick = EngineLab.parts(EngineLab.QUICK_JOURNAL);
            EngineParts parts =
                    new EngineParts(
                            quick.books(),
                            (spec, visitor) ->
                                    new Ending(quick.journals().open(spec, visitor), plan));
            ShardedEngine shards = open(folder, parts, new DiskFolder(folder));
            feed(shards);
            plan.stepsLeft = steps;
            isEnded = isEnded(shards);
            closeEnded(shards);
            moved += isMovedAndWhole(folder, "record " + steps) ? 1 : 0;
        }
        assertThat(moved).isBetween(2, steps - 2);
        System.out.printf(
                "a move ended at each of %d records: %d times the book stayed, %d times it was"
                        + " moved, 0 orders lost, 0 twice%n",
                steps - 1, steps - moved, moved);
    }

    @Test
    void moveThatEndsAtAnyStepOfTheRoutesLeavesTheBookInOnePlace() {
        int steps = 0;
        int moved = 0;
        for (boolean isEnded = true; isEnded; steps++) {
            Path folder = made.resolve("route-" + steps);
            // One operation more: the table is looked for when it is opened.
            FaultyFolder routes = new FaultyFolder(folder, Fault.CRASH, 1 + steps, SEED + steps);
            ShardedEngine shards = open(folder, EngineLab.parts(EngineLab.QUICK_JOURNAL), routes);
            feed(shards);
            isEnded = isEnded(shards);
            closeEnded(shards);
            moved += isMovedAndWhole(folder, "operation " + steps) ? 1 : 0;
        }
        assertThat(steps).isGreaterThan(4);
        assertThat(moved).isPositive();
    }
}
