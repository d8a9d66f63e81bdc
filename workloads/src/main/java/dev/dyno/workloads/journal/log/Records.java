package dev.dyno.workloads.journal.log;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.workloads.SplitMix64;

/**
 * The records that are appended: each follows from its index and the seed, so that a journal of any
 * length can be checked without keeping what was appended. The first word tells records apart, the
 * others repeat. Immutable.
 */
public final class Records {
    /** So many that they stay in a first-level cache beside the journal's own data. */
    private static final int TABLE_RECORDS = 64;

    private final long[] table = new long[TABLE_RECORDS * Journal.RECORD_WORDS];
    private final long mask;

    /** Creates the records of a seed; equal seeds give equal records. */
    public Records(long seed) {
        SplitMix64 random = SplitMix64.named("journal records", seed);
        for (int word = 0; word < table.length; word++) {
            table[word] = random.nextLong();
        }
        mask = random.nextLong();
    }

    /** Writes the record with this index to an array, from the given word on. */
    public void copyTo(long index, long[] words, int firstWord) {
        int row = (int) (index & TABLE_RECORDS - 1) * Journal.RECORD_WORDS;
        System.arraycopy(table, row, words, firstWord, Journal.RECORD_WORDS);
        words[firstWord] = index ^ mask;
    }

    /** Answers whether an array begins with the record that has this index. */
    public boolean matches(long index, long[] words) {
        int row = (int) (index & TABLE_RECORDS - 1) * Journal.RECORD_WORDS;
        boolean isEqual = words[0] == (index ^ mask);
        for (int word = 1; word < Journal.RECORD_WORDS; word++) {
            isEqual &= words[word] == table[row + word];
        }
        return isEqual;
    }

    /** Returns a digest of the first records, in hexadecimal: what a journal must give back. */
    public String digest(long count) {
        long[] words = new long[Journal.RECORD_WORDS];
        long digest = 0;
        for (long index = 0; index < count; index++) {
            copyTo(index, words, 0);
            for (long word : words) {
                digest = SplitMix64.mix(digest ^ word) + index;
            }
        }
        return "%016x".formatted(digest);
    }
}
