package dev.dyno.workloads.loop.stream;

import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.ReportVisitor;
import dev.dyno.contracts.loop.ReportWriter;

/**
 * Counts commands and folds them, per producer. As a handler it writes one report per command,
 * which holds what a {@link #reader} needs to do the same:
 *
 * <pre>
 *  index | producer | digest of the producer's commands so far | two more words of the command
 * </pre>
 *
 * <p>Belongs to one thread at a time.
 */
public final class Tally implements CommandHandler {
    /** Two lines between what different tallies' threads write. */
    private static final int PAD_WORDS = 16;

    /** A producer's cells: how many commands, and their digest. */
    private static final int CELLS = 2;

    private final int producers;
    private final long[] cells;

    /** Creates a tally without commands. */
    public Tally(int producers) {
        this.producers = producers;
        this.cells = new long[PAD_WORDS + producers * CELLS + PAD_WORDS];
    }

    @Override
    public void command(long[] words, int firstWord, ReportWriter reports) {
        int cell = PAD_WORDS + (int) words[firstWord + 1] * CELLS;
        long digest = Commands.fold(cells[cell + 1], words, firstWord);
        cells[cell]++;
        cells[cell + 1] = digest;
        reports.report(
                words[firstWord],
                words[firstWord + 1],
                digest,
                words[firstWord + 2],
                words[firstWord + 7]);
    }

    /** Returns a visitor that tallies a handler's reports here. */
    public ReportVisitor reader() {
        return (words, firstWord) -> {
            int cell = PAD_WORDS + (int) words[firstWord + 1] * CELLS;
            // The last digest holds all commands before it; the count says that none came twice.
            cells[cell]++;
            cells[cell + 1] = words[firstWord + 2];
        };
    }

    /** Forgets all commands. */
    public void clear() {
        for (int producer = 0; producer < producers; producer++) {
            cells[PAD_WORDS + producer * CELLS] = 0;
            cells[PAD_WORDS + producer * CELLS + 1] = 0;
        }
    }

    /** Returns how many commands of a producer there were. */
    public long count(int producer) {
        return cells[PAD_WORDS + producer * CELLS];
    }

    /** Returns the digest of a producer's commands. */
    public long digest(int producer) {
        return cells[PAD_WORDS + producer * CELLS + 1];
    }
}
