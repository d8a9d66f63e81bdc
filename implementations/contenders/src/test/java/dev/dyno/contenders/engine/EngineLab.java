package dev.dyno.contenders.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the parts of engines by their ids, feeds engines, and says what they must hold. */
final class EngineLab {
    static final String QUICK_JOURNAL = "page-cache";

    private static final Catalogues CATALOGUES = Catalogues.load(EngineLab.class.getClassLoader());

    private EngineLab() {}

    static <F> F named(String contract, Class<F> type, String id) {
        return CATALOGUES.entries(contract, type).stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id))
                .factory();
    }

    private static <F> List<String> usable(String contract, Class<F> type) {
        return CATALOGUES.entries(contract, type).stream()
                .filter(entry -> entry.availability() instanceof Availability.Usable)
                .map(Entry::id)
                .toList();
    }

    static List<String> engines() {
        return usable(MatchingEngineFactory.CONTRACT, MatchingEngineFactory.class);
    }

    static List<String> journals() {
        return usable(JournalFactory.CONTRACT, JournalFactory.class);
    }

    static OrderBookFactory books(String id) {
        return named(OrderBookFactory.CONTRACT, OrderBookFactory.class, id);
    }

    static EngineParts parts(String journal) {
        return new EngineParts(
                books("ladder"), named(JournalFactory.CONTRACT, JournalFactory.class, journal));
    }

    static EngineSpec spec(Path folder, int segmentBytes, long commandsPerSnapshot) {
        return new EngineSpec(folder, TestFlow.BOOKS, segmentBytes, 256, commandsPerSnapshot);
    }

    static EngineSpec smallSpec(Path folder) {
        return spec(folder, JournalSpec.SEGMENT_BYTES_MIN, 0);
    }

    static MatchingEngine open(
            String engine, String journal, EngineSpec spec, EngineListener replayed) {
        return named(MatchingEngineFactory.CONTRACT, MatchingEngineFactory.class, engine)
                .open(spec, parts(journal), replayed);
    }

    /** Returns a folder in memory where there is one, since what is tested needs no disk. */
    static Path quickFolder(Path otherwise) throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isDirectory(memory) && Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "dyno-engine-")
                : otherwise;
    }

    /** Removes a folder and all that it holds. */
    static void remove(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> tree = Files.walk(root)) {
                for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Feeds the commands of a flow up to an index, each batch acknowledged before the next. */
    static void feed(MatchingEngine engine, TestFlow flow, long end, int batch) {
        long[] words = new long[OrderCommand.WORDS];
        while (engine.submittedCount() < end) {
            long stop = Math.min(end, engine.submittedCount() + batch);
            for (long index = engine.submittedCount(); index < stop; index++) {
                flow.copyTo(index, words);
                assertThat(engine.submit(words, 0)).isEqualTo(index);
            }
            settle(engine);
        }
    }

    /** Commits, and acknowledges until nothing is under way. */
    static void settle(MatchingEngine engine) {
        engine.commit();
        while (engine.acknowledgedCount() < engine.submittedCount()) {
            if (engine.acknowledge(EngineListener.NONE, 64) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** What the reference's books hold after each command of a flow, as hashes. */
    static final class Oracle {
        private final TestFlow flow;
        private final EngineState state;
        private final long[] words = new long[OrderCommand.WORDS];
        private long count;

        Oracle(TestFlow flow) {
            this.flow = flow;
            EngineSpec spec = smallSpec(Path.of("none"));
            state = new EngineState(spec, new EngineParts(books("tree-map"), noJournal()));
        }

        private static JournalFactory noJournal() {
            return named(JournalFactory.CONTRACT, JournalFactory.class, "none");
        }

        /** Returns the hash after so many commands, not fewer than the call before. */
        long hashAfter(long commands) {
            assertThat(commands).isGreaterThanOrEqualTo(count);
            while (count < commands) {
                flow.copyTo(count, words);
                state.replay(count, words, EngineListener.NONE);
                count++;
            }
            return state.hash();
        }

        /** Returns the hashes after 0, 1, 2, ... commands. */
        long[] hashes(int commands) {
            long[] hashes = new long[commands + 1];
            for (int index = 0; index <= commands; index++) {
                hashes[index] = hashAfter(index);
            }
            return hashes;
        }
    }
}
