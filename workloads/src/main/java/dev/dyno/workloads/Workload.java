package dev.dyno.workloads;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** What closed-loop and open-loop workloads have in common. */
public sealed interface Workload permits ClosedLoopWorkload, OpenLoopWorkload {
    /** Returns the id, unique over all domains, for example {@code matching/flow-normal}. */
    String id();

    /** Returns one sentence on what it does and why that matters. */
    String summary();

    /** Returns the smallest profile that this workload takes part in. */
    Profile tier();

    /** Returns what one operation is, in the plural, for example {@code messages}. */
    String operationUnit();

    /** Returns the ids of the capabilities that an implementation must have. */
    Set<String> requires();

    /**
     * Returns whether its operations wait for the storage, so that what the machine itself needs to
     * flush a block is the floor of their latency and stands beside it.
     */
    default boolean waitsForStorage() {
        return false;
    }

    /**
     * Writes the input that all trials of a run share. Equal arguments give equal bytes, on every
     * machine. The answer comes from the contract's reference implementation.
     *
     * @param folder an existing folder to write to
     * @param profile how large the input is to be
     * @param seed selects the input
     * @throws IOException if it cannot be written
     */
    Input prepare(Path folder, Profile profile, long seed) throws IOException;
}
