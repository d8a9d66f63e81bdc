package dev.dyno.harness.machine;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dyno.harness.machine.MemoryLevels.Level;
import dev.dyno.harness.place.LinuxThreads;
import dev.dyno.harness.place.SystemFiles;
import dev.dyno.results.model.MachinePassport.Cache;
import dev.dyno.results.model.MachinePassport.MemoryLevel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MemoryProbeTest {
    private static final List<Cache> CACHES =
            List.of(
                    new Cache(1, "data", 32 << 10, 64, List.of(0)),
                    new Cache(1, "data", 48 << 10, 64, List.of(1)),
                    new Cache(1, "instruction", 128 << 10, 64, List.of(0)),
                    new Cache(2, "unified", 1 << 20, 64, List.of(0)),
                    new Cache(3, "unified", 32 << 20, 64, List.of(0, 1)));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 1000, 4096})
    void chainIsOneCycleThroughAllLines(int lines) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate((long) lines * MemoryProbe.LINE_BYTES);
            MemoryProbe.link(memory, 7);
            BitSet visited = new BitSet();
            long at = 0;
            for (int step = 0; step < lines; step++) {
                assertThat(at % MemoryProbe.LINE_BYTES).isZero();
                visited.set((int) (at / MemoryProbe.LINE_BYTES));
                at = MemoryProbe.chase(memory, at, 1);
            }
            assertThat(at).as("where the cycle ends").isZero();
            assertThat(visited.cardinality()).isEqualTo(lines);
            assertThat(MemoryProbe.chase(memory, 0, lines)).isZero();
        }
    }

    @Test
    void chainHasNoStrideThatAPrefetcherCouldFollow() {
        int lines = 4096;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate((long) lines * MemoryProbe.LINE_BYTES);
            MemoryProbe.link(memory, 7);
            int[] countByStride = new int[2 * lines];
            long at = 0;
            for (int step = 0; step < lines; step++) {
                long next = memory.get(JAVA_LONG, at);
                countByStride[(int) ((next - at) / MemoryProbe.LINE_BYTES) + lines]++;
                at = next;
            }
            assertThat(Arrays.stream(countByStride).max().orElseThrow()).isLessThan(16);
        }
    }

    @Test
    void seedDecidesTheChain() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment one = arena.allocate(64 << 10);
            MemorySegment same = arena.allocate(64 << 10);
            MemorySegment other = arena.allocate(64 << 10);
            MemoryProbe.link(one, 7);
            MemoryProbe.link(same, 7);
            MemoryProbe.link(other, 8);
            assertThat(one.mismatch(same)).isEqualTo(-1);
            assertThat(one.mismatch(other)).isNotEqualTo(-1);
        }
    }

    @Test
    void sumTakesEveryWordOfItsRangeAndNoOther() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(1024, 64);
            for (long word = 0; word < 128; word++) {
                memory.setAtIndex(JAVA_LONG, word, word);
            }
            assertThat(MemoryProbe.maskedSum(memory, 0, 1024, -1)).isEqualTo(127 * 128 / 2);
            assertThat(MemoryProbe.maskedSum(memory, 64, 24, -1)).isEqualTo(8 + 9 + 10);
            assertThat(MemoryProbe.maskedSum(memory, 64, 24, 1)).isEqualTo(1);
        }
    }

    @Test
    void levelsLieInsideTheCachesOfTheCpuAndDramBeyondAllOfThem() {
        assertThat(MemoryLevels.choose(CACHES, 0, 1L << 30))
                .containsExactly(
                        new Level("L1", 16 << 10, Pages.DEFAULT),
                        new Level("L2", 128 << 10, Pages.DEFAULT),
                        new Level("L3", 4 << 20, Pages.DEFAULT),
                        new Level("DRAM", 256 << 20, Pages.SMALL),
                        new Level("DRAM", 256 << 20, Pages.HUGE));
        assertThat(MemoryLevels.choose(CACHES, 1, 1L << 30))
                .extracting(Level::name)
                .containsExactly("L1", "L3", "DRAM", "DRAM");
    }

    @Test
    void levelsStayWithinWhatMayBeAllocated() {
        assertThat(MemoryLevels.choose(CACHES, 0, 1 << 20))
                .extracting(Level::name)
                .containsExactly("L1", "L2");
        assertThat(MemoryLevels.choose(CACHES, 0, 0)).isEmpty();
    }

    @Test
    void machineWithoutKnownCachesHasDramOnly() {
        assertThat(MemoryLevels.choose(List.of(), 0, 1L << 30))
                .extracting(Level::name, Level::bytes)
                .containsOnly(tuple("DRAM", 64L << 20));
    }

    @Test
    void absurdCacheSizesGiveNoAbsurdLevels() {
        List<Cache> absurd =
                List.of(
                        new Cache(1, "data", 1, 64, List.of(0)),
                        new Cache(3, "unified", Long.MAX_VALUE, 64, List.of(0)));
        assertThat(MemoryLevels.choose(absurd, 0, 1L << 30))
                .extracting(Level::name, Level::bytes)
                .containsOnly(tuple("DRAM", 512L << 20));
    }

    @Test
    void cacheThatHoldsPartOfTheLargestSetRaisesADoubt() {
        List<Level> levels = MemoryLevels.choose(CACHES, 0, 1L << 30);
        assertThat(MemoryLevels.doubt(CACHES, levels)).isEmpty();
        List<Cache> large = List.of(new Cache(3, "unified", 384 << 20, 64, List.of(0)));
        assertThat(MemoryLevels.doubt(large, MemoryLevels.choose(large, 0, 1L << 30)))
                .hasValueSatisfying(doubt -> assertThat(doubt).contains("384 MiB", "512 MiB"));
    }

    @Test
    void everyLevelHasPositiveFiguresAndSaysWhichPagesItHad() {
        LinuxThreads threads = LinuxThreads.system();
        assumeThat(threads.problem()).isNull();
        List<Level> levels =
                List.of(
                        new Level("L1", 16 << 10, Pages.DEFAULT),
                        new Level("L3", 4 << 20, Pages.SMALL),
                        new Level("DRAM", 8 << 20, Pages.HUGE));
        MemoryProbe.Result result =
                new MemoryProbe(threads, SystemFiles.ofThisMachine(), 1_000_000).measure(levels);
        assertThat(result.levels().size() + result.problems().size()).isEqualTo(levels.size());
        assertThat(result.levels()).extracting(MemoryLevel::level).contains("L1", "L3");
        assertThat(result.levels())
                .allSatisfy(level -> {
                    assertThat(level.loadLatencyNanos()).isFinite().isPositive();
                    assertThat(level.readBytesPerSecond()).isFinite().isPositive();
                    assertThat(level.pages()).isNotBlank();
                    if (level.level().equals("DRAM")) {
                        assertThat(level.pages()).isEqualTo("huge pages");
                    }
                });
        result.problems().values().forEach(problem -> assertThat(problem).isNotBlank());
    }

    @Test
    void lowestTenthIgnoresDisturbedBatches() {
        double[] batches = new double[100];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = i < 80 ? 1_000_000 : 5;
        }
        assertThat(Figures.lowestTenth(batches, 100)).isEqualTo(5);
        assertThat(Figures.lowestTenth(new double[] {3, 9}, 1)).isEqualTo(3);
    }
}
