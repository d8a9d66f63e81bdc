package dev.dyno.contracts.engine;

/** Opens engines of one implementation. */
@FunctionalInterface
public interface MatchingEngineFactory {
    /** The id of the contract in catalogues, results and on the command line. */
    String CONTRACT = "engine";

    /**
     * Opens the engine in a folder, which is made if it is absent, and recovers what it holds.
     *
     * @param replayed is told of every command that is replayed from the journal
     * @throws EngineException if the snapshots cannot be used
     * @throws dev.dyno.contracts.journal.JournalException if the journal cannot be opened
     */
    MatchingEngine open(EngineSpec spec, EngineParts parts, EngineListener replayed);
}
