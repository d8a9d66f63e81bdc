package dev.dyno.contenders.engine;

import static dev.dyno.contenders.engine.EngineLab.QUICK_JOURNAL;
import static dev.dyno.contenders.engine.EngineLab.feed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.contenders.engine.EngineLab.Oracle;
import dev.dyno.contenders.engine.FaultyFolder.Fault;
import dev.dyno.contracts.engine.EngineException;
import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.matching.OrderBookSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an engine recovers after its files were cut, damaged, or could not be written. */
final class EngineFaultsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_271);
    private static final int FIRST_SNAPSHOT = 40;
    private static final int SECOND_SNAPSHOT = 90;
    private static final int COMMANDS = 110;

    private final TestFlow flow = new TestFlow(SEED);
    private final long[] hashes = new Oracle(flow).hashes(1_000);

    @TempDir private Path temporary = Path.of("");
    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = EngineLab.quickFolder(temporary);
    }

    @AfterEach
    void removeFolder() throws IOException {
        EngineLab.remove(folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        EngineLab.remove(to);
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : tree.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private MatchingEngine open(Path where) {
        return EngineLab.open(
                "pausing", QUICK_JOURNAL, EngineLab.smallSpec(where), EngineListener.NONE);
    }

    /** Returns a folder with two snapshots and some commands behind the newer one. */
    private Path written() {
        Path made = folder.resolve("made");
        try (MatchingEngine engine = open(made)) {
            feed(engine, flow, FIRST_SNAPSHOT, 5);
            engine.snapshot();
            feed(engine, flow, SECOND_SNAPSHOT, 7);
            engine.snapshot();
            feed(engine, flow, COMMANDS, 3);
        }
        return made;
    }

    private static Path only(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    @Test
    void journalCutAtAnyByteGivesTheStateOfAllWholeFrames() throws Exception {
        Path made = folder.resolve("made");
        try (MatchingEngine engine = open(made)) {
            feed(engine, flow, 24, 3);
        }
        Path damaged = folder.resolve("damaged");
        copy(made, damaged);
        byte[] whole = Files.readAllBytes(only(made.resolve("journal"), ".journal"));
        Path file = only(damaged.resolve("journal"), ".journal");
        int used = whole.length;
        while (whole[used - 1] == 0) {
            used--;
        }
        long before = 0;
        for (int length = 0; length <= used; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (MatchingEngine engine = open(damaged)) {
                long count = engine.acknowledgedCount();
                assertThat(count).as("cut at %d", length).isBetween(before, before + 3);
                assertThat(engine.stateHash())
                        .as("cut at %d", length)
                        .isEqualTo(hashes[(int) count]);
                before = count;
            }
        }
        assertThat(before).isEqualTo(24);
        System.out.printf("%d cuts of a journal tried, books equal%n", used + 1);
    }

    @Test
    void snapshotCutAtAnyByteIsReplacedByTheOneBefore() throws Exception {
        Path made = written();
        byte[] whole = Files.readAllBytes(only(made.resolve("snapshots"), ".snapshot"));
        for (int length = 0; length < whole.length; length++) {
            assertOlderIsUsed(made, Arrays.copyOf(whole, length), "cut at " + length);
            byte[] longer = Arrays.copyOf(Arrays.copyOf(whole, length), whole.length);
            if (!Arrays.equals(longer, whole)) {
                assertOlderIsUsed(made, longer, "zeroed from " + length);
            }
        }
        assertOlderIsUsed(made, Arrays.copyOf(whole, whole.length + 1), "a byte too much");
        System.out.printf("%d cuts of a snapshot tried, books equal%n", 2 * whole.length);
    }

    @Test
    void flippedBitInASnapshotNeverGivesAnotherState() throws Exception {
        Path made = written();
        byte[] whole = Files.readAllBytes(only(made.resolve("snapshots"), ".snapshot"));
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % Byte.SIZE);
            assertOlderIsUsed(made, flipped, "bit %d of byte %d".formatted(at % Byte.SIZE, at));
        }
    }

    private void assertOlderIsUsed(Path made, byte[] newest, String what) throws IOException {
        Path damaged = folder.resolve("damaged");
        copy(made, damaged);
        Path file = only(damaged.resolve("snapshots"), ".snapshot");
        Files.write(file, newest);
        try (MatchingEngine engine = open(damaged)) {
            assertThat(engine.recovery().snapshotCount()).as(what).isEqualTo(FIRST_SNAPSHOT);
            assertThat(engine.recovery().damagedSnapshots())
                    .as(what)
                    .singleElement()
                    .asString()
                    .contains(file.getFileName() + " is damaged: ");
            assertThat(engine.acknowledgedCount()).as(what).isEqualTo(COMMANDS);
            assertThat(engine.stateHash()).as(what).isEqualTo(hashes[COMMANDS]);
        }
        // The damaged one is out of the way now, and the next life is an ordinary one.
        try (MatchingEngine engine = open(damaged)) {
            assertThat(engine.recovery().damagedSnapshots()).as(what).isEmpty();
            assertThat(engine.stateHash()).as(what).isEqualTo(hashes[COMMANDS]);
        }
    }

    @Test
    void withoutAnySnapshotAnUncompactedJournalIsEnough() throws Exception {
        Path made = written();
        for (int damaged = 0; damaged < 2; damaged++) {
            Files.write(only(made.resolve("snapshots"), ".snapshot"), new byte[5]);
            try (MatchingEngine engine = open(made)) {
                assertThat(engine.stateHash()).isEqualTo(hashes[COMMANDS]);
            }
        }
        try (MatchingEngine engine = open(made)) {
            assertThat(engine.recovery().snapshotCount()).isZero();
            assertThat(engine.recovery().replayedCount()).isEqualTo(COMMANDS);
        }
    }

    @Test
    void damagedSnapshotsBeforeACompactedJournalAreRefusedByName() throws Exception {
        Path made = folder.resolve("made");
        EngineSpec spec = EngineLab.spec(made, 1 << 14, 250);
        try (MatchingEngine engine =
                EngineLab.open("pausing", QUICK_JOURNAL, spec, EngineListener.NONE)) {
            feed(engine, flow, 1_000, 10);
        }
        try (Stream<Path> files = Files.list(made.resolve("snapshots"))) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 4;
                Files.write(file, bytes);
            }
        }
        assertThatThrownBy(() -> open(made))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("00000000000003e8.snapshot is damaged")
                .hasMessageContaining("00000000000002ee.snapshot is damaged")
                .hasMessageContaining("records from 0 on are needed");
    }

    @Test
    void journalThatLostItsEndBehindASnapshotIsRefused() throws Exception {
        Path made = written();
        Path journal = only(made.resolve("journal"), ".journal");
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, 4_096 + 600));
        assertThatThrownBy(() -> open(made))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("the journal ends before record")
                .hasMessageContaining("there were records up to " + SECOND_SNAPSHOT);
    }

    @Test
    void foldersOfAnotherEngineAreRefused() {
        Path made = written();
        EngineSpec fewer =
                new EngineSpec(made, List.of(OrderBookSpec.ofOrders(8)), 1 << 14, 256, 0);
        assertThatThrownBy(
                        () -> EngineLab.open("pausing", QUICK_JOURNAL, fewer, EngineListener.NONE))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("has 3 books, and this engine has 1");
        EngineSpec smaller =
                new EngineSpec(
                        made,
                        TestFlow.BOOKS.stream().map(_ -> OrderBookSpec.ofOrders(1)).toList(),
                        1 << 14,
                        256,
                        0);
        assertThatThrownBy(() ->
                        EngineLab.open("pausing", QUICK_JOURNAL, smaller, EngineListener.NONE))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("which its book does not take back (reason 8)");
    }

    /** The engines, with snapshots in a folder that fails. */
    enum Kind {
        PAUSING {
            @Override
            MatchingEngine open(SnapshotFolder folder, EngineSpec spec, EngineParts parts) {
                return new PausingEngine(
                        CoreEngine.Opened.of(folder, spec, parts, EngineListener.NONE), spec);
            }
        },
        REPLAYING {
            @Override
            MatchingEngine open(SnapshotFolder folder, EngineSpec spec, EngineParts parts) {
                return new ReplayingEngine(
                        CoreEngine.Opened.of(folder, spec, parts, EngineListener.NONE), spec);
            }
        };

        abstract MatchingEngine open(SnapshotFolder folder, EngineSpec spec, EngineParts parts);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void crashAtAnyStepOfASnapshotLosesNothing(Kind kind) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Path made = folder.resolve("made");
        EngineSpec spec = EngineLab.spec(made, 1 << 14, 60);
        EngineParts parts = EngineLab.parts(QUICK_JOURNAL);
        long end = 0;
        int crashes = 0;
        for (int life = 0; life < 70 && end < 960; life++) {
            FaultyFolder faulty =
                    new FaultyFolder(
                            made.resolve("snapshots"),
                            Fault.CRASH,
                            random.nextInt(16),
                            SEED + life);
            try (MatchingEngine engine = kind.open(faulty, spec, parts)) {
                assertThat(engine.acknowledgedCount()).isEqualTo(end);
                assertThat(engine.stateHash())
                        .as("seed %d, life %d", SEED, life)
                        .isEqualTo(hashes[(int) end]);
                end += 8 + random.nextInt(12);
                feed(engine, flow, end, 10);
                engine.snapshot();
            } catch (EngineException down) {
                assertThat(down).hasMessageContaining("the machine went down");
            }
            crashes += faulty.isFaultPast() ? 1 : 0;
        }
        assertThat(crashes).isGreaterThan(10);
        System.out.printf("%s: %d crashes while snapshots were taken, 0 lost%n", kind, crashes);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void fullDiskFailsTheSnapshotAndNotTheEngine(Kind kind) {
        for (int operations = 0; operations < 4; operations++) {
            Path made = folder.resolve("made-" + operations);
            EngineSpec spec = EngineLab.smallSpec(made);
            Path snapshots = made.resolve("snapshots");
            try (MatchingEngine engine =
                    kind.open(
                            new FaultyFolder(snapshots, Fault.FULL, operations + 1, SEED),
                            spec,
                            EngineLab.parts(QUICK_JOURNAL))) {
                feed(engine, flow, 500, 10);
                engine.snapshot();
                while (engine.snapshotFailure().isEmpty() && engine.snapshotCount() == 0) {
                    Thread.onSpinWait();
                }
                assertThat(engine.snapshotFailure().orElse("none"))
                        .contains("No space left on device");
                feed(engine, flow, 600, 10);
            }
            try (MatchingEngine engine =
                    kind.open(new DiskFolder(snapshots), spec, EngineLab.parts(QUICK_JOURNAL))) {
                assertThat(engine.stateHash()).isEqualTo(hashes[600]);
                engine.snapshot();
                while (engine.snapshotCount() == 0) {
                    Thread.onSpinWait();
                }
                assertThat(engine.snapshotFailure()).isEmpty();
            }
        }
    }

    @Test
    void folderThatCannotBeWrittenIsRefusedByName() {
        Path kernel = Path.of("/proc/self");
        assumeTrue(Files.isDirectory(kernel), "a folder that nobody can write to");
        assertThatThrownBy(() -> open(kernel.resolve("engine")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("/proc/self/engine/snapshots cannot be made");
    }

    @Test
    void readOnlyFolderIsRefusedAndReadableAgainLater() throws Exception {
        Path made = written();
        assumeTrue(Files.getFileStore(made).supportsFileAttributeView("posix"), "permissions");
        List<Path> folders = List.of(made.resolve("journal"), made.resolve("snapshots"), made);
        for (Path each : folders) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        try {
            assumeTrue(!Files.isWritable(made), "an administrator may write everywhere");
            assertThatThrownBy(() -> open(made)).isInstanceOf(JournalException.class);
        } finally {
            for (Path each : folders.reversed()) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        try (MatchingEngine engine = open(made)) {
            assertThat(engine.stateHash()).isEqualTo(hashes[COMMANDS]);
        }
    }
}
