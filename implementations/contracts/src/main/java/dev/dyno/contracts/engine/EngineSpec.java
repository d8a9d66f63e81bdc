package dev.dyno.contracts.engine;

import dev.dyno.contracts.matching.OrderBookSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * Where an engine keeps its files and what it must hold.
 *
 * @param folder holds this engine's files and nothing else; made if it is absent
 * @param books one per instrument, whose index commands carry; 1..2^16
 * @param segmentBytes the size of one file of the journal, as in {@link
 *     dev.dyno.contracts.journal.JournalSpec}
 * @param commandsInFlightMax how many commands may wait for the storage, {@code 1..2^20}
 * @param commandsPerSnapshot how many are acknowledged before a snapshot is asked for, or 0 if only
 *     the caller asks
 */
public record EngineSpec(
        Path folder,
        List<OrderBookSpec> books,
        int segmentBytes,
        int commandsInFlightMax,
        long commandsPerSnapshot) {
    private static final int BOOKS_MAX = 1 << 16;

    /** Checks the ranges that no part checks. */
    public EngineSpec {
        books = List.copyOf(books);
        if (books.isEmpty() || books.size() > BOOKS_MAX) {
            throw new IllegalArgumentException(
                    "there are " + books.size() + " books, which is outside 1.." + BOOKS_MAX);
        }
        if (commandsPerSnapshot < 0) {
            throw new IllegalArgumentException(
                    "commandsPerSnapshot is " + commandsPerSnapshot + ", less than 0");
        }
    }
}
