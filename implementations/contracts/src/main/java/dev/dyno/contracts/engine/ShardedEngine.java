package dev.dyno.contracts.engine;

import dev.dyno.contracts.matching.OrderBook;

/**
 * Engines side by side, each with a journal of its own, and each with the books of some
 * instruments.
 *
 * <pre>
 *                     +--&gt; core 0: engine, journal 0 --&gt; listener 0
 *  offer --&gt; routes --+--&gt; core 1: engine, journal 1 --&gt; listener 1
 *                     +--&gt; ...
 * </pre>
 *
 * <p>Routing is by instrument and nothing else: instrument {@code i} belongs to shard {@code i mod
 * shards}, until it is moved; moves outlive crashes. Commands of one instrument are applied in the
 * order in which they were offered. What a shard's listener hears are the offered commands of its
 * instruments, with the sequences of its engine, which are not without gaps.
 *
 * <p>A book is moved while orders flow: its commands are refused for a moment, those of all others
 * are taken. At every moment of the move a crash leaves the book whole in one place, with every
 * acknowledged command and none twice: what the other place has of it is removed when the folder is
 * opened again. The moved book has the orders of the old one, in their priority.
 *
 * <p>Threading: all methods by one thread at a time, the router; listeners are called by one thread
 * at a time each. Failures: when a core fails, all methods but {@link #close} throw {@link
 * IllegalStateException} with the reason, and so does {@link #close} when the engines are closed.
 */
public interface ShardedEngine extends AutoCloseable {
    /**
     * Offers a command to the engine of its instrument.
     *
     * @param words read during the call only
     * @param firstWord where in it the command begins
     * @return false if there is no room, or the instrument is being moved; the caller tries again
     * @throws IllegalArgumentException if there is no such instrument
     */
    boolean offer(long[] words, int firstWord);

    /**
     * Returns the shard that commands of an instrument are offered to.
     *
     * @throws IllegalArgumentException if there is no such instrument
     */
    int shardOf(int instrument);

    /**
     * Begins to move an instrument to another shard; goes on within the other methods' calls.
     *
     * @return false if another move is under way, or there is no room; the caller tries again
     * @throws IllegalArgumentException if there is no such instrument or shard, or it is there
     */
    boolean move(int instrument, int shard);

    /** Answers whether a move is under way. */
    boolean isMoving();

    /** Answers whether everything that was offered is acknowledged, and no move is under way. */
    boolean isSettled();

    /**
     * Returns a book, for queries, until something is offered or moved.
     *
     * @throws IllegalStateException unless {@link #isSettled}
     * @throws IllegalArgumentException if there is no such shard or instrument
     */
    OrderBook book(int shard, int instrument);

    /** Returns how a shard's engine came to its state when it was opened. */
    EngineRecovery recovery(int shard);

    /** Settles, ends the cores and closes the engines; without settling if a core has failed. */
    @Override
    void close();
}
