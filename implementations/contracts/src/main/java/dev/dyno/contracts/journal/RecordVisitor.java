package dev.dyno.contracts.journal;

/** Receives the records of a journal in order. */
@FunctionalInterface
public interface RecordVisitor {
    /**
     * Takes one record.
     *
     * @param index counts up, from 0 unless records were given up
     * @param words holds the record from its first word on; not to be kept
     */
    void record(long index, long[] words);
}
