package dev.dyno.contracts.journal;

/** Opens journals of one implementation. */
@FunctionalInterface
public interface JournalFactory {
    /** The id of the contract in catalogues, results and on the command line. */
    String CONTRACT = "journal";

    /**
     * Opens the journal in a folder, which is made if it is absent, and replays what it holds.
     * Files are extended and zeroed here, not while records are appended.
     *
     * @param visitor receives every record that the journal holds, before this returns; the first
     *     one's index is 0, or at most the spec's first needed index if earlier ones were given up
     * @throws JournalException if the storage fails or holds damaged files; nothing is changed then
     */
    Journal open(JournalSpec spec, RecordVisitor visitor);
}
