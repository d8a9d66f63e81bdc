package dev.dyno.contenders.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contenders.KilledProcess;
import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills a process under load with {@code SIGKILL}, again and again on the same folder. This process
 * is the outside recorder: it holds what the other one had acknowledged.
 */
final class JournalKillTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_265);
    private static final int KILLS = Integer.getInteger("dyno.kills", 3);
    private static final int SEGMENT_BYTES = 1 << 18;

    /** After so many a new journal begins, because each recovery reads all that there is. */
    private static final int KILLS_PER_FOLDER = 10;

    @TempDir private Path parent = Path.of("");

    static JournalSpec spec(Path folder) {
        return new JournalSpec(folder, SEGMENT_BYTES, 1_024);
    }

    static Journal open(String id, JournalSpec spec, RecordVisitor visitor) {
        return entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id))
                .factory()
                .open(spec, visitor);
    }

    private static List<Entry<JournalFactory>> entries() {
        return Catalogues.load(JournalKillTest.class.getClassLoader())
                .entries(JournalFactory.CONTRACT, JournalFactory.class);
    }

    /** Returns the ids of the journals that can run here; the one that keeps nothing aside. */
    static List<String> journals() {
        return entries().stream()
                .filter(entry -> entry.type() != NoJournal.class)
                .filter(entry -> entry.availability() instanceof Availability.Usable)
                .map(Entry::id)
                .toList();
    }

    static long[] words(long index) {
        long[] words = new long[Journal.RECORD_WORDS];
        Arrays.setAll(words, word -> index * 31 + word + 1);
        return words;
    }

    @ParameterizedTest
    @MethodSource("journals")
    void everyAcknowledgedRecordIsThereOnceAfterEveryKill(String id) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        long held = 0;
        long acknowledged = 0;
        long acknowledgedBefore = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path folder = parent.resolve("journal-" + kill / KILLS_PER_FOLDER);
            if (kill % KILLS_PER_FOLDER == 0) {
                acknowledgedBefore += acknowledged;
                acknowledged = 0;
                held = 0;
            }
            long heard =
                    KilledProcess.lastHeard(
                            1 + random.nextInt(2_000),
                            JournalKillChild.class,
                            folder.toString(),
                            id);
            acknowledged = Math.max(acknowledged, heard);
            long recovered = recover(id, folder);
            // What came back once must come back again, acknowledged or not.
            assertThat(recovered)
                    .as("kill %d of %d, seed %d", kill + 1, KILLS, SEED)
                    .isGreaterThanOrEqualTo(Math.max(acknowledged, held));
            held = recovered;
        }
        System.out.printf(
                "%s: %d kills survived, %d records acknowledged, 0 lost%n",
                id, KILLS, acknowledgedBefore + acknowledged);
    }

    /** Returns how many records come back, each in its place and as it was. */
    private static long recover(String id, Path folder) {
        long[] recovered = {0};
        open(
                        id,
                        spec(folder),
                        (index, words) -> {
                            assertThat(index).isEqualTo(recovered[0]++);
                            assertThat(words).isEqualTo(words(index));
                        })
                .close();
        return recovered[0];
    }
}
