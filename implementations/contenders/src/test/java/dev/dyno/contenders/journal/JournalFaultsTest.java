package dev.dyno.contenders.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contenders.journal.SimulatedStorage.Fault;
import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a journal holds after its storage has failed in every way that storage fails. */
final class JournalFaultsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_264);
    private static final String FIRST_FILE = "0000000000000000.journal";
    private static final JournalSpec SPEC =
            new JournalSpec(Path.of("simulated"), JournalSpec.SEGMENT_BYTES_MIN, 64);

    /** The journals that promise to outlive a loss of power. */
    enum Durable {
        FORCE_EACH {
            @Override
            Journal open(SimulatedStorage storage, JournalSpec spec, RecordVisitor visitor) {
                return new ForceEachJournal(storage, spec, visitor);
            }
        },
        GROUP_COMMIT {
            @Override
            Journal open(SimulatedStorage storage, JournalSpec spec, RecordVisitor visitor) {
                return new GroupCommitJournal(storage, spec, visitor);
            }
        },
        BATCH_COMMIT {
            @Override
            Journal open(SimulatedStorage storage, JournalSpec spec, RecordVisitor visitor) {
                return new BatchCommitJournal(storage, spec, visitor);
            }
        },
        DIRECT_BATCH {
            @Override
            Journal open(SimulatedStorage storage, JournalSpec spec, RecordVisitor visitor) {
                return new DirectBatchJournal(storage, spec, visitor);
            }
        },
        DIRECT {
            @Override
            Journal open(SimulatedStorage storage, JournalSpec spec, RecordVisitor visitor) {
                return new DirectJournal(storage, spec, visitor);
            }
        };

        abstract Journal open(SimulatedStorage storage, JournalSpec spec, RecordVisitor visitor);

        Journal open(SimulatedStorage storage, RecordVisitor visitor) {
            return open(storage, SPEC, visitor);
        }
    }

    /** Checks that records come in order and hold what was appended. */
    private static final class Recorder implements RecordVisitor {
        private long count;

        @Override
        public void record(long index, long[] words) {
            assertThat(index).isEqualTo(count);
            assertThat(words).isEqualTo(words(index));
            count++;
        }
    }

    private static long[] words(long index) {
        long[] words = new long[Journal.RECORD_WORDS];
        Arrays.setAll(words, word -> index * 31 + word + 1);
        return words;
    }

    private static long recover(SimulatedStorage storage) {
        Recorder recorder = new Recorder();
        new ForceEachJournal(storage, SPEC, recorder).close();
        return recorder.count;
    }

    private static void append(Journal journal, long index) {
        while (!journal.append(words(index), 0)) {
            journal.commit();
            Thread.onSpinWait();
        }
    }

    /** Returns a storage with some frames of 1 to 7 records, and how many records end before. */
    private static List<Integer> writeFrames(SimulatedStorage storage, int frames) {
        List<Integer> ends = new ArrayList<>(List.of(0));
        Journal journal = new PageCacheJournal(storage, SPEC, (_, _) -> {});
        long index = 0;
        for (int frame = 0; frame < frames; frame++) {
            for (int record = 0; record <= frame % 7; record++) {
                append(journal, index++);
            }
            journal.commit();
            ends.add((int) index);
        }
        journal.close();
        return ends;
    }

    private static int usedBytes(byte[] file) {
        int end = file.length;
        while (file[end - 1] == 0) {
            end--;
        }
        return end;
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void fileCutAtAnyByteGivesAllWholeFrames(Cut cut) {
        SimulatedStorage whole = new SimulatedStorage(SEED);
        List<Integer> ends = writeFrames(whole, 12);
        byte[] file = whole.bytes(FIRST_FILE);
        int used = usedBytes(file);
        for (int length = 0; length <= used; length++) {
            SimulatedStorage storage = new SimulatedStorage(SEED);
            storage.put(FIRST_FILE, cut.apply(file, length));

            long recovered = recover(storage);

            assertThat(recovered).as("cut at %d", length).isEqualTo(wholeRecords(ends, length));
            assertThat(recover(storage)).as("again, cut at %d", length).isEqualTo(recovered);
        }
        System.out.printf("%d cuts tried (%s), 0 whole frames lost%n", used + 1, cut);
    }

    @ParameterizedTest
    @EnumSource(Durable.class)
    void everyJournalGoesOnBehindATornEnd(Durable kind) {
        SimulatedStorage whole = new SimulatedStorage(SEED);
        List<Integer> ends = writeFrames(whole, 5);
        byte[] file = whole.bytes(FIRST_FILE);
        int used = usedBytes(file);
        for (int length = FrameFormat.FILE_HEADER_BYTES; length <= used; length++) {
            SimulatedStorage storage = new SimulatedStorage(SEED);
            Cut cut = length % 2 == 0 ? Cut.SHORTER : Cut.ZEROED;
            storage.put(FIRST_FILE, cut.apply(file, length));
            long index = wholeRecords(ends, length);
            try (Journal journal = kind.open(storage, new Recorder())) {
                assertThat(journal.appendedCount()).as("cut at %d", length).isEqualTo(index);
                for (int record = 0; record < 3; record++) {
                    append(journal, index++);
                }
            }
            assertThat(recover(storage)).as("cut at %d", length).isEqualTo(index);
        }
    }

    /** How a file loses its end. */
    enum Cut {
        SHORTER {
            @Override
            byte[] apply(byte[] file, int length) {
                return Arrays.copyOf(file, length);
            }
        },
        ZEROED {
            @Override
            byte[] apply(byte[] file, int length) {
                return Arrays.copyOf(Arrays.copyOf(file, length), file.length);
            }
        };

        abstract byte[] apply(byte[] file, int length);
    }

    private static long wholeRecords(List<Integer> ends, int length) {
        int at = FrameFormat.FILE_HEADER_BYTES;
        int whole = 0;
        for (int frame = 1; frame < ends.size(); frame++) {
            at += FrameFormat.frameBytes(ends.get(frame) - ends.get(frame - 1));
            if (at <= length) {
                whole = ends.get(frame);
            }
        }
        return whole;
    }

    @Test
    void anyFlippedBitIsRefusedOrHarmless() {
        SimulatedStorage whole = new SimulatedStorage(SEED);
        List<Integer> ends = writeFrames(whole, 5);
        byte[] file = whole.bytes(FIRST_FILE);
        int used = usedBytes(file);
        int refused = 0;
        for (int bit = 0; bit < (used + 64) * Byte.SIZE; bit++) {
            if (bit == 2 * FrameFormat.FRAME_HEADER_BYTES * Byte.SIZE) {
                // From here to its end the header block is zero, and nobody reads it.
                bit = FrameFormat.FILE_HEADER_BYTES * Byte.SIZE;
            }
            SimulatedStorage storage = new SimulatedStorage(SEED);
            byte[] damaged = file.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            storage.put(FIRST_FILE, damaged);
            try {
                assertThat(recover(storage)).as("bit %d", bit).isEqualTo((long) ends.getLast());
            } catch (JournalException found) {
                assertThat(found.kind()).isEqualTo(JournalException.Kind.CORRUPT);
                assertThat(found).hasMessageContaining(FIRST_FILE).hasMessageContaining("offset");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(used - FrameFormat.FILE_HEADER_BYTES);
        System.out.printf("flipped bits: %d refused, the others harmless%n", refused);
    }

    @ParameterizedTest
    @EnumSource(Durable.class)
    void crashAtAnyOperationKeepsAllThatWasDurable(Durable kind) {
        SplittableRandom random = new SplittableRandom(SEED);
        SimulatedStorage storage = new SimulatedStorage(SEED);
        long durable = 0;
        int crashes = 0;
        for (int life = 0; life < 400; life++) {
            storage.plan(Fault.CRASH, 1 + random.nextInt(60));
            Recorder recorder = new Recorder();
            long acknowledged = durable;
            try (Journal journal = kind.open(storage, recorder)) {
                assertThat(recorder.count)
                        .as("seed %d, life %d", SEED, life)
                        .isGreaterThanOrEqualTo(durable);
                acknowledged = journal.durableCount();
                acknowledged = work(journal, recorder.count, storage);
            } catch (JournalException down) {
                assertThat(storage.isDown())
                        .as("seed %d, life %d, %s", SEED, life, down.getMessage())
                        .isTrue();
            }
            crashes += storage.isDown() ? 1 : 0;
            storage.restart();
            durable = Math.max(acknowledged, durable);
            assertThat(recover(storage))
                    .as("seed %d, life %d", SEED, life)
                    .isGreaterThanOrEqualTo(durable);
        }
        assertThat(crashes).isGreaterThan(200);
        System.out.printf("%s: %d crashes, %d records durable, 0 lost%n", kind, crashes, durable);
    }

    @ParameterizedTest
    @EnumSource(Durable.class)
    void crashWhileFilesAreGivenUpKeepsAllThatIsNeeded(Durable kind) {
        SplittableRandom random = new SplittableRandom(SEED);
        SimulatedStorage storage = new SimulatedStorage(SEED);
        long durable = 0;
        long needed = 0;
        for (int life = 0; life < 200; life++) {
            storage.plan(Fault.CRASH, 20 + random.nextInt(400));
            JournalSpec spec = new JournalSpec(SPEC.folder(), SPEC.segmentBytes(), 64, needed);
            long[] next = {-1};
            try (Journal journal = kind.open(storage, spec, follow(next, needed))) {
                assertThat(Math.max(next[0], 0))
                        .as("seed %d, life %d", SEED, life)
                        .isGreaterThanOrEqualTo(durable);
                durable = journal.durableCount();
                while (!storage.isDown()) {
                    durable = Math.max(durable, appendSome(journal, 100));
                    long end = journal.visitClosedFiles(needed, follow(new long[] {-1}, needed));
                    needed += random.nextLong(end - needed + 1);
                    journal.discardBefore(needed);
                }
            } catch (JournalException down) {
                assertThat(storage.isDown())
                        .as("seed %d, life %d, %s", SEED, life, down.getMessage())
                        .isTrue();
            }
            storage.restart();
        }
        assertThat(needed).isGreaterThan(5_000);
        System.out.printf("%s: %d of %d records given up, 0 missed%n", kind, needed, durable);
    }

    /** Returns a visitor that follows the indices from one at or before what is needed on. */
    private static RecordVisitor follow(long[] next, long needed) {
        return (index, words) -> {
            if (next[0] < 0) {
                assertThat(index).isLessThanOrEqualTo(needed);
                next[0] = index;
            }
            assertThat(index).isEqualTo(next[0]++);
            assertThat(words).isEqualTo(words(index));
        };
    }

    /** Returns how many records are durable, after some more were appended. */
    private static long appendSome(Journal journal, int records) {
        try {
            long first = journal.appendedCount();
            for (long index = first; index < first + records; index++) {
                append(journal, index);
            }
            journal.commit();
        } catch (JournalException down) {
            assertThat(down.kind()).isEqualTo(JournalException.Kind.STORAGE);
        }
        return journal.durableCount();
    }

    @Test
    void journalThatDoesNotFlushIsSeenToLoseRecords() {
        SplittableRandom random = new SplittableRandom(SEED);
        int lossy = 0;
        for (int life = 0; life < 50; life++) {
            SimulatedStorage storage = new SimulatedStorage(SEED + life);
            long claimed;
            try (Journal journal = new PageCacheJournal(storage, SPEC, (_, _) -> {})) {
                storage.plan(Fault.CRASH, 20 + random.nextInt(60));
                claimed = work(journal, 0, storage);
            }
            storage.restart();
            lossy += recoversAtLeast(storage, claimed) ? 0 : 1;
        }
        assertThat(lossy).isGreaterThan(25);
    }

    private static boolean recoversAtLeast(SimulatedStorage storage, long claimed) {
        try {
            return recover(storage) >= claimed;
        } catch (JournalException refused) {
            return false;
        }
    }

    /** Appends until the machine goes down; returns what was durable then. */
    private static long work(Journal journal, long firstIndex, SimulatedStorage storage) {
        long index = firstIndex;
        try {
            while (!storage.isDown()) {
                append(journal, index++);
                if (index % 5 == 0) {
                    journal.commit();
                }
            }
        } catch (JournalException down) {
            assertThat(down.kind()).isEqualTo(JournalException.Kind.STORAGE);
        }
        return journal.durableCount();
    }

    @ParameterizedTest
    @EnumSource(Durable.class)
    void fullDiskFailsForGoodAndLosesNothingDurable(Durable kind) {
        for (int operations = 8; operations < 120; operations++) {
            SimulatedStorage storage = new SimulatedStorage(SEED + operations);
            long durable = 0;
            try (Journal journal = kind.open(storage, (_, _) -> {})) {
                storage.plan(Fault.FULL, operations);
                durable = appendUntilItFails(journal);
                assertThatThrownBy(() -> journal.append(words(0), 0))
                        .isInstanceOf(JournalException.class);
                assertThat(journal.durableCount()).isEqualTo(durable);
            }
            storage.restart();
            assertThat(recover(storage))
                    .as("full after %d operations", operations)
                    .isGreaterThanOrEqualTo(durable);
        }
    }

    private static long appendUntilItFails(Journal journal) {
        try {
            for (long index = 0; index < 10_000; index++) {
                append(journal, index);
                journal.commit();
            }
        } catch (JournalException full) {
            assertThat(full).hasMessageContaining("No space left on device");
            return journal.durableCount();
        }
        throw new AssertionError("the disk never became full");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DROPPED_WRITE", "MISDIRECTED_WRITE"})
    void writeThatWentElsewhereIsRefusedOnceAnotherFollowed(Fault fault) {
        int refused = 0;
        for (int operations = 3; operations < 60; operations++) {
            SimulatedStorage storage = new SimulatedStorage(SEED);
            long appended = 0;
            try (Journal journal = new ForceEachJournal(storage, SPEC, (_, _) -> {})) {
                storage.plan(fault, operations);
                for (long index = 0; index < 80; index++) {
                    append(journal, index);
                    appended++;
                }
            }
            try {
                assertThat(recover(storage)).isEqualTo(appended);
            } catch (JournalException found) {
                assertThat(found.kind()).isEqualTo(JournalException.Kind.CORRUPT);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(25);
    }

    @ParameterizedTest
    @EnumSource(Durable.class)
    void recordsGoOnThroughManyFilesAndOpenings(Durable kind) {
        SimulatedStorage storage = new SimulatedStorage(SEED);
        long index = 0;
        for (int life = 0; life < 12; life++) {
            Recorder recorder = new Recorder();
            try (Journal journal = kind.open(storage, recorder)) {
                assertThat(recorder.count).isEqualTo(index);
                assertThat(journal.appendedCount()).isEqualTo(index);
                for (int record = 0; record < 137; record++) {
                    append(journal, index++);
                }
            }
        }
        assertThat(recover(storage)).isEqualTo(index);
    }
}
