package dev.dyno.contracts.journal;

import dev.dyno.contracts.matching.OrderCommand;
import java.util.EnumSet;
import java.util.Set;

/**
 * An append-only log of fixed-size records.
 *
 * <p>The caller appends records, asks at the end of a batch that they be committed, and
 * acknowledges the record with index {@code i} when {@link #durableCount} is above {@code i}. What
 * "durable" outlives is said by {@link #capabilities}: with {@link JournalCapability#POWER_LOSS} a
 * crash of the machine, with {@link JournalCapability#PROCESS_KILL} a crash of the process.
 *
 * <p>After any crash that the capabilities cover, opening the same folder again replays every
 * record that was durable, in order, none twice, and then possibly some that were appended later,
 * again in order and without a gap. What was half-written at the end is dropped; damage anywhere
 * else is refused with the file and the offset.
 *
 * <p>Failures: when the storage fails, the journal fails for good. {@link #append} and {@link
 * #commit} throw {@link JournalException} from then on, and {@link #durableCount} does not move
 * again, because after a failed flush nobody can say what the storage holds.
 *
 * <p>Threading: {@link #append}, {@link #commit} and {@link #close} by one thread at a time; {@link
 * #durableCount} by any thread, an acquire read: whoever sees a record as durable sees all that was
 * written before it was appended. Allocation: none in {@link #append} and {@link #commit} in steady
 * state, for our own journals.
 */
public interface Journal extends AutoCloseable {
    /** The words of one record. */
    int RECORD_WORDS = OrderCommand.WORDS;

    /** The bytes of one record. */
    int RECORD_BYTES = RECORD_WORDS * Long.BYTES;

    /**
     * Appends one record.
     *
     * @param words holds the record; read during the call only
     * @param firstWord where in it the record begins
     * @return false if as many records wait for the storage as the journal has room for; the caller
     *     tries again when {@link #durableCount} has moved
     * @throws JournalException if the journal has failed
     */
    boolean append(long[] words, int firstWord);

    /**
     * Asks that all appended records become durable soon. Some journals are done when this returns,
     * others work in the background; {@link #durableCount} tells.
     *
     * @throws JournalException if the journal has failed
     */
    void commit();

    /**
     * Returns how many records were appended in the journal's life: recovered ones are included,
     * and those that were given up since.
     */
    long appendedCount();

    /** Returns how many records are durable: all with an index below this. */
    long durableCount();

    /**
     * Gives up the records below an index, because the caller has what follows from them elsewhere,
     * durably. What shares a file with a later record stays, and so does what cannot be removed; it
     * is tried again with the next call. Returns before anything is removed. Any thread may call
     * it, until the journal is closed. A journal without {@link JournalCapability#COMPACTION} keeps
     * everything.
     */
    default void discardBefore(long index) {}

    /**
     * Visits records that are durable and lie in files to which nothing will be added, from an
     * index on, in order and without a gap. One thread at a time may call it, beside the one that
     * appends. A journal without {@link JournalCapability#COMPACTION} visits none.
     *
     * @param firstIndex not below what was given up
     * @return the index behind the last record visited, {@code firstIndex} if there was none
     * @throws JournalException if a file cannot be read or is damaged
     */
    default long visitClosedFiles(long firstIndex, RecordVisitor visitor) {
        return firstIndex;
    }

    /** Makes all appended records durable, unless the journal has failed, and closes the files. */
    @Override
    void close();

    /** Returns what durable records outlive; everything unless it says otherwise. */
    default Set<JournalCapability> capabilities() {
        return EnumSet.allOf(JournalCapability.class);
    }
}
