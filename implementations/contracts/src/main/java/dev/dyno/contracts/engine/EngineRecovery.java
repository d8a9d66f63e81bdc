package dev.dyno.contracts.engine;

import java.util.List;

/**
 * How an engine came to its state when it was opened.
 *
 * @param snapshotCount how many commands the snapshot covered that it began with, 0 if none
 * @param replayedCount how many commands were replayed from the journal behind it
 * @param damagedSnapshots what is wrong with the newer snapshots that were passed over, one line
 *     for a user each
 */
public record EngineRecovery(
        long snapshotCount, long replayedCount, List<String> damagedSnapshots) {
    /** Copies the list. */
    public EngineRecovery {
        damagedSnapshots = List.copyOf(damagedSnapshots);
    }
}
