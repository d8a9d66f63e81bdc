package dev.dyno.workloads.journal.conformance;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.journal.log.Records;
import dev.dyno.workloads.journal.log.Recovery;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Works on journals of one implementation in a temporary folder, and compares at each step what
 * they say with what was appended. One thread.
 */
final class JournalDriver implements AutoCloseable {
    /** Long enough for any disk; a journal that takes longer has forgotten its records. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final int FILLER_WORDS = 3;

    private final JournalFactory factory;
    private final ScratchFolder scratch = ScratchFolder.create();
    private final Records records;
    private final int inFlightMax;
    private final long[] words = new long[FILLER_WORDS + Journal.RECORD_WORDS];

    JournalDriver(JournalFactory factory, long seed, int inFlightMax) {
        this.factory = factory;
        this.records = new Records(seed);
        this.inFlightMax = inFlightMax;
    }

    /** Returns the folder with a name, which only a journal makes. */
    Path folder(String name) {
        return scratch.path().resolve(name);
    }

    private JournalSpec spec(String name, long firstNeeded) {
        return new JournalSpec(
                folder(name), JournalSpec.SEGMENT_BYTES_MIN, inFlightMax, firstNeeded);
    }

    /** Opens a journal that must give back exactly so many records. */
    Journal open(String name, long recovered) {
        return open(name, recovered, recovered);
    }

    /** Opens a journal that must give back a number of records in a range. */
    Journal open(String name, long fewest, long most) {
        return open(name, 0, fewest, most);
    }

    /** Opens a journal that is needed from a record on, and must end in a range. */
    Journal open(String name, long firstNeeded, long fewest, long most) {
        Recovery recovery = new Recovery(records, firstNeeded);
        Journal journal = factory.open(spec(name, firstNeeded), recovery);
        try {
            check(recovery, fewest, most);
            expect("appendedCount after opening", recovery.count(), journal.appendedCount());
            expect("durableCount after opening", recovery.count(), journal.durableCount());
        } catch (RuntimeException wrong) {
            journal.close();
            throw wrong;
        }
        return journal;
    }

    private static void check(Recovery recovery, long fewest, long most) {
        String fault = recovery.firstFault();
        if (fault != null) {
            throw new ConformanceFailure("on opening: " + fault);
        }
        if (recovery.count() < fewest || recovery.count() > most) {
            throw new ConformanceFailure(
                    "on opening: expected %s records, saw %d"
                            .formatted(
                                    fewest == most ? fewest : fewest + " to " + most,
                                    recovery.count()));
        }
    }

    /** Opens a journal and closes it again; returns how many records it gave back. */
    long recover(String name, long fewest, long most) {
        try (Journal journal = open(name, fewest, most)) {
            return journal.appendedCount();
        }
    }

    /** What became of opening a folder that was damaged. */
    enum Verdict {
        /** All records came back. */
        HARMLESS,
        /** Some at the end were taken for half-written. */
        SHORTER,
        /** The journal refused the folder as damaged. */
        REFUSED
    }

    /** Opens a damaged folder; what comes back must be right and hold at least so many records. */
    Verdict openDamaged(String name, long fewest, long all) {
        Recovery recovery = new Recovery(records);
        try {
            factory.open(spec(name, 0), recovery).close();
        } catch (JournalException refused) {
            if (refused.kind() != JournalException.Kind.CORRUPT) {
                throw new ConformanceFailure(
                        "expected a refusal of kind CORRUPT, saw "
                                + refused.kind()
                                + ": "
                                + refused.getMessage());
            }
            return Verdict.REFUSED;
        }
        check(recovery, fewest, all);
        return recovery.count() == all ? Verdict.HARMLESS : Verdict.SHORTER;
    }

    /** Returns what a journal says when it refuses a folder. */
    String refusal(String name) {
        return refusal(name, 0);
    }

    /** Returns what a journal says when it refuses a folder that is needed from a record on. */
    String refusal(String name, long firstNeeded) {
        try {
            factory.open(spec(name, firstNeeded), (_, _) -> {}).close();
        } catch (JournalException refused) {
            return String.valueOf(refused.getMessage());
        }
        throw new ConformanceFailure("expected a refusal, saw the journal open");
    }

    /**
     * Appends records {@code first..end-1}, committing where there is no room. They are read from
     * the middle of an array, which is overwritten at once.
     */
    void append(Journal journal, long first, long end) {
        long durable = durable(journal, 0);
        for (long index = first; index < end; index++) {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            records.copyTo(index, words, FILLER_WORDS);
            while (!journal.append(words, FILLER_WORDS)) {
                expect("appendedCount after a refused append", index, journal.appendedCount());
                journal.commit();
                failAfter(deadline, "room for record " + index);
            }
            records.copyTo(~index, words, FILLER_WORDS);
            expect("appendedCount", index + 1, journal.appendedCount());
            durable = durable(journal, durable);
        }
    }

    /** Returns durableCount, which may be anything from what it was up to appendedCount. */
    private static long durable(Journal journal, long before) {
        long durable = journal.durableCount();
        long appended = journal.appendedCount();
        if (durable < before || durable > appended) {
            throw new ConformanceFailure(
                    "expected durableCount from %d to %d, saw %d"
                            .formatted(before, appended, durable));
        }
        return durable;
    }

    /**
     * Visits the closed files from a record on, which must give that record and those behind it.
     *
     * @return the index behind the last one
     */
    long visitClosed(Journal journal, long first) {
        long[] next = {first};
        long end =
                journal.visitClosedFiles(
                        first,
                        (index, words) -> {
                            expect("the index of a record in a closed file", next[0]++, index);
                            if (!records.matches(index, words)) {
                                throw new ConformanceFailure(
                                        "expected the words appended as record %d, saw others"
                                                .formatted(index));
                            }
                        });
        expect("the end of the closed files", next[0], end);
        if (end > journal.durableCount()) {
            throw new ConformanceFailure(
                    "expected only durable records in closed files, saw %d of %d"
                            .formatted(end, journal.durableCount()));
        }
        return end;
    }

    /** Commits and waits until everything is durable. */
    void settle(Journal journal) {
        long before = durable(journal, 0);
        journal.commit();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        long durable = durable(journal, before);
        while (durable < journal.appendedCount()) {
            failAfter(deadline, "record " + durable + " to become durable after a commit");
            Thread.onSpinWait();
            durable = durable(journal, durable);
        }
    }

    private static void failAfter(long deadline, String awaited) {
        if (System.nanoTime() - deadline > 0) {
            throw new ConformanceFailure(
                    "expected %s, saw nothing for %d s"
                            .formatted(awaited, TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS)));
        }
    }

    /** Fails unless two numbers are equal. */
    static void expect(String what, long expected, long seen) {
        if (expected != seen) {
            throw new ConformanceFailure("expected %s %d, saw %d".formatted(what, expected, seen));
        }
    }

    @Override
    public void close() {
        scratch.close();
    }
}
