package dev.dyno.contracts.engine;

/** Opens sharded engines of one implementation. */
@FunctionalInterface
public interface ShardedEngineFactory {
    /** The id of the contract in catalogues. */
    String CONTRACT = "sharded-engine";

    /**
     * Opens the engines in a folder, which is made if it is absent, recovers what each holds, and
     * starts their cores.
     *
     * @throws EngineException if the routes or a snapshot cannot be used
     * @throws dev.dyno.contracts.journal.JournalException if a journal cannot be opened
     */
    ShardedEngine open(ShardedSpec spec, ShardedParts parts);
}
