package dev.dyno.contracts;

import java.util.Locale;

/** Where an implementation comes from, and so what part it plays in a comparison. */
public enum ImplementationKind {
    /**
     * Obvious, slow and believable: the oracle that every other implementation is compared with.
     */
    REFERENCE,
    /** A contender of this project, or of a user's own jar. */
    OURS,
    /** A third-party system behind the contract. */
    PEER;

    /** Returns the lower-case word used in files and on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
