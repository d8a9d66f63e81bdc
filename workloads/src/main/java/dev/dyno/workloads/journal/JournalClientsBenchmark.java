package dev.dyno.workloads.journal;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.workloads.Spin;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.journal.log.Records;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Some clients with one record each under way. The measured thread is the one that puts the
 * clients' records in order: it appends the next record of every client whose last one is durable,
 * commits, and looks again. A pass ends when its last record is durable. All passes of one round go
 * to one journal, which is read back and compared with what was appended when the round is over.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JournalClientsBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("force-each")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    /** How many records are under way at a time; set by JMH. */
    @Param("1")
    public int clients;

    private final long[] words = new long[Journal.RECORD_WORDS];
    private long passRecords;
    private long appended;
    private @Nullable ScratchJournal scratch;

    /** Creates the state; JMH sets the parameters afterwards. */
    public JournalClientsBenchmark() {}

    /** Opens a new journal. */
    @Setup(Level.Trial)
    public void open() {
        JournalFactory factory =
                UsableFactories.named(
                        JournalFactory.CONTRACT, JournalFactory.class, implementation);
        JournalInput read = JournalInput.read(Path.of(input));
        passRecords = read.records();
        appended = 0;
        scratch = ScratchJournal.open(factory, read, ThreadBinder.current());
    }

    /** Binds the measured thread. */
    @Setup(Level.Iteration)
    public void bind() {
        ThreadBinder.current().bind(ThreadRole.MEASURED);
    }

    /** Appends the records of one pass and waits until all are durable. */
    @Benchmark
    public void pass() {
        ScratchJournal current = opened();
        try {
            long end = appended + passRecords;
            serve(current.journal(), current.records(), words, clients, appended, end);
            appended = end;
            checkCounts(current.journal());
        } catch (RuntimeException | Error failure) {
            // JMH tears nothing down after a failure.
            close(current, failure);
            throw failure;
        }
    }

    private ScratchJournal opened() {
        ScratchJournal current = scratch;
        if (current == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        return current;
    }

    /** Appends records {@code first..end-1}, never more than {@code clients} ahead of the disk. */
    private static void serve(
            Journal journal, Records records, long[] words, int clients, long first, long end) {
        long next = first;
        long durable = first;
        while (durable < end) {
            long limit = Math.min(end, durable + clients);
            long before = next;
            while (next < limit) {
                records.copyTo(next, words, 0);
                if (!journal.append(words, 0)) {
                    break;
                }
                next++;
            }
            if (next > before) {
                journal.commit();
            }
            long seen = journal.durableCount();
            if (seen == durable) {
                Spin.once();
            }
            durable = seen;
        }
    }

    private void checkCounts(Journal journal) {
        long counted = journal.appendedCount();
        long durable = journal.durableCount();
        if (counted != appended || durable != appended) {
            throw new WrongAnswerException(
                    "after %d records the journal counts %d appended and %d durable"
                            .formatted(appended, counted, durable));
        }
    }

    private void close(ScratchJournal current, Throwable failure) {
        scratch = null;
        try {
            current.close();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    /** Compares what the journal gives back with what was appended, and removes it. */
    @TearDown(Level.Trial)
    public void close() {
        ScratchJournal current = scratch;
        scratch = null;
        if (current != null) {
            try (current) {
                current.closeAndCheck(appended);
            }
        }
    }
}
