package dev.dyno.contracts.engine;

import dev.dyno.contracts.matching.OrderBook;
import java.util.Optional;

/**
 * Order books whose commands outlive a crash.
 *
 * <pre>
 *  submit -- commit --&gt; journal -- durable --&gt; acknowledge: book, reports, acknowledgement
 * </pre>
 *
 * <p>A command gets its sequence when it is submitted: the index of its record in the journal. It
 * is applied to its book, and its reports and its acknowledgement are handed on, only when the
 * record is durable. So a book never holds what a crash would take back, and whoever saw an
 * acknowledgement finds the command again after every crash that the journal covers.
 *
 * <p>After a crash the same folder opens with the state that follows from all durable commands: the
 * newest sound snapshot, and the records behind it. Commands that were submitted and not yet
 * acknowledged may be among them, in order and without a gap, but none is there twice.
 *
 * <p>Threading: all methods by one thread at a time, the core; it may be another one later if
 * whoever changes it publishes the engine. Allocation: none in {@link #submit}, {@link #commit} and
 * {@link #acknowledge} in steady state, for our engines with our books and journals.
 *
 * <p>Failures: when the journal fails, {@link #submit} and {@link #commit} throw {@link
 * dev.dyno.contracts.journal.JournalException} from then on, and nothing more is acknowledged than
 * what was durable before. A snapshot that fails costs nothing but a longer recovery, and is told
 * by {@link #snapshotFailure}.
 */
public interface MatchingEngine extends AutoCloseable {
    /** What {@link #submit} answers when it has no room. */
    long NO_ROOM = -1;

    /**
     * Takes one command, of {@link dev.dyno.contracts.matching.OrderCommand#WORDS} words; its
     * sequence is overwritten in the engine's copy.
     *
     * @param words read during the call only
     * @param firstWord where in it the command begins
     * @return the command's sequence, or {@link #NO_ROOM} if as many are under way as there is room
     *     for; the caller commits and acknowledges, and tries again
     * @throws IllegalArgumentException if the engine has no such instrument
     * @throws dev.dyno.contracts.journal.JournalException if the journal has failed
     */
    long submit(long[] words, int firstWord);

    /**
     * Asks that all submitted commands become durable soon; called at the end of a batch.
     *
     * @throws dev.dyno.contracts.journal.JournalException if the journal has failed
     */
    void commit();

    /**
     * Applies commands that have become durable and hands on what follows from them, in order and
     * without waiting.
     *
     * @param listener must not throw
     * @param commandsMax at most so many
     * @return how many
     */
    int acknowledge(EngineListener listener, int commandsMax);

    /** Returns how many commands were submitted in the engine's life, recovered ones included. */
    long submittedCount();

    /** Returns how many commands were applied and acknowledged, recovered ones included. */
    long acknowledgedCount();

    /**
     * Returns a book, for queries: it holds what follows from the acknowledged commands.
     *
     * @throws IndexOutOfBoundsException if there is no such instrument
     */
    OrderBook book(int instrument);

    /** Returns the ledger with the state that follows from the acknowledged commands. */
    EngineLedger ledger();

    /**
     * Asks for a snapshot. It covers durable commands only, and possibly not all of them; journal
     * files that neither it nor the snapshot before it needs are removed afterwards.
     */
    void snapshot();

    /** Returns how many commands the newest durable snapshot covers, 0 if there is none. */
    long snapshotCount();

    /** Returns why the last snapshot failed, for a user; nothing if it did not. */
    Optional<String> snapshotFailure();

    /** Returns how this engine came to its state when it was opened. */
    EngineRecovery recovery();

    /** Returns a hash of all books and the ledger. Equal states have equal hashes. */
    long stateHash();

    /**
     * Makes all submitted commands durable, unless the journal has failed, and closes the files.
     */
    @Override
    void close();
}
