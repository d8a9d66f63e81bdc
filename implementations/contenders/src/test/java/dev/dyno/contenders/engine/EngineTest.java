package dev.dyno.contenders.engine;

import static dev.dyno.contenders.engine.EngineLab.feed;
import static dev.dyno.contenders.engine.EngineLab.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contenders.engine.EngineLab.Oracle;
import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.matching.OrderCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an engine does on every journal, when nothing goes wrong. */
final class EngineTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_270);
    private static final int COMMANDS = 2_000;

    private final TestFlow flow = new TestFlow(SEED);

    @TempDir private Path folder = Path.of("");

    static Stream<Arguments> combinations() {
        return EngineLab.engines().stream()
                .flatMap(engine ->
                        EngineLab.journals().stream()
                                .map(journal -> Arguments.of(engine, journal)));
    }

    static List<String> engines() {
        return EngineLab.engines();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void stateAfterRecoveryIsTheLiveOne(String engine, String journal) {
        boolean isKept = !journal.equals("none");
        EngineSpec spec = EngineLab.spec(folder, 1 << 16, 600);
        long before;
        try (MatchingEngine live = EngineLab.open(engine, journal, spec, EngineListener.NONE)) {
            feed(live, flow, COMMANDS, journal.equals("force-each") ? 7 : 100);
            before = live.stateHash();
            assertThat(before).isEqualTo(new Oracle(flow).hashAfter(COMMANDS));
            assertThat(live.snapshotFailure()).isEmpty();
        }
        try (MatchingEngine again = EngineLab.open(engine, journal, spec, EngineListener.NONE)) {
            long count = again.acknowledgedCount();
            long snapshot = again.recovery().snapshotCount();
            assertThat(count).isEqualTo(isKept ? COMMANDS : snapshot);
            assertThat(again.recovery().replayedCount()).isEqualTo(count - snapshot);
            assertThat(again.stateHash()).isEqualTo(new Oracle(flow).hashAfter(count));
        }
    }

    /** Keeps what an engine says, as words. */
    private static final class Heard implements EngineListener {
        private final List<List<Long>> lines = new ArrayList<>();

        @Override
        public void applying(long[] words, int firstWord) {
            lines.add(List.of(words[firstWord], words[firstWord + 1], words[firstWord + 2]));
        }

        @Override
        public void report(
                long sequence,
                int header,
                long orderId,
                long makerOrderId,
                long priceTicks,
                long quantity) {
            lines.add(
                    List.of(sequence, (long) header, orderId, makerOrderId, priceTicks, quantity));
        }

        @Override
        public void acknowledged(long sequence) {
            lines.add(List.of(sequence));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void replayTellsWhatTheLiveEngineTold(String engine) {
        Heard live = new Heard();
        Heard replayed = new Heard();
        EngineSpec spec = EngineLab.smallSpec(folder);
        long[] words = new long[OrderCommand.WORDS];
        try (MatchingEngine opened =
                EngineLab.open(engine, "group-commit", spec, EngineListener.NONE)) {
            for (long index = 0; index < 500; index++) {
                flow.copyTo(index, words);
                while (opened.submit(words, 0) == MatchingEngine.NO_ROOM) {
                    opened.commit();
                    opened.acknowledge(live, 16);
                }
            }
            opened.commit();
            while (opened.acknowledgedCount() < 500) {
                opened.acknowledge(live, 16);
            }
        }
        EngineLab.open(engine, "group-commit", spec, replayed).close();
        assertThat(replayed.lines).isEqualTo(live.lines).hasSizeGreaterThan(1_500);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void nothingIsAppliedBeforeItIsDurable(String engine) {
        // This journal writes at commits only, so that durable is what was committed.
        try (MatchingEngine opened =
                EngineLab.open(
                        engine, "page-cache", EngineLab.smallSpec(folder), EngineListener.NONE)) {
            long[] words = new long[OrderCommand.WORDS];
            long empty = opened.stateHash();
            for (long index = 0; index < 50; index++) {
                flow.copyTo(index, words);
                opened.submit(words, 0);
            }
            assertThat(opened.acknowledge(EngineListener.NONE, 64)).isZero();
            assertThat(opened.stateHash()).isEqualTo(empty);
            opened.commit();
            assertThat(opened.acknowledge(EngineListener.NONE, 64)).isEqualTo(50);
            assertThat(opened.stateHash()).isEqualTo(new Oracle(flow).hashAfter(50));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void fullEngineRefusesAndTakesAgainLater(String engine) {
        EngineSpec spec = new EngineSpec(folder, TestFlow.BOOKS, 1 << 16, 3, 0);
        try (MatchingEngine opened =
                EngineLab.open(engine, "group-commit", spec, EngineListener.NONE)) {
            long[] words = new long[OrderCommand.WORDS];
            long submitted = 0;
            for (int round = 0; round < 30; round++) {
                flow.copyTo(submitted, words);
                while (opened.submit(words, 0) != MatchingEngine.NO_ROOM) {
                    submitted++;
                    flow.copyTo(submitted, words);
                }
                assertThat(opened.submittedCount()).isEqualTo(submitted);
                assertThat(submitted - opened.acknowledgedCount()).isBetween(1L, 3L);
                settle(opened);
            }
            assertThat(opened.stateHash()).isEqualTo(new Oracle(flow).hashAfter(submitted));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void unknownInstrumentIsRefusedAndLeavesNoRecord(String engine) {
        try (MatchingEngine opened =
                EngineLab.open(
                        engine, "page-cache", EngineLab.smallSpec(folder), EngineListener.NONE)) {
            long[] words = new long[OrderCommand.WORDS];
            for (int instrument : new int[] {-1, TestFlow.BOOKS.size(), Integer.MIN_VALUE}) {
                new OrderCommand().wrap(words, 0).cancel(0, 1).instrument(instrument);
                assertThatThrownBy(() -> opened.submit(words, 0))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("instrument " + instrument + " of 3");
            }
            assertThat(opened.submittedCount()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void filesAreGivenUpOnlyBehindTheSnapshotBefore(String engine) throws Exception {
        EngineSpec spec = EngineLab.spec(folder, 1 << 14, 200);
        Path journal = folder.resolve("journal");
        try (MatchingEngine opened =
                EngineLab.open(engine, "page-cache", spec, EngineListener.NONE)) {
            long end = 0;
            // A thread of its own may be behind: it catches up while more commands come.
            while (opened.snapshotCount() < 3_000) {
                end += 100;
                feed(opened, flow, end, 50);
            }
        }
        try (MatchingEngine again =
                EngineLab.open(engine, "page-cache", spec, EngineListener.NONE)) {
            long count = again.acknowledgedCount();
            assertThat(again.recovery().snapshotCount()).isGreaterThanOrEqualTo(3_000);
            assertThat(again.stateHash()).isEqualTo(new Oracle(flow).hashAfter(count));
        }
        try (Stream<Path> files = Files.list(journal)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .doesNotContain("0000000000000000.journal");
        }
    }
}
