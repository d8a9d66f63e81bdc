package dev.dyno.contracts.cosine;

/** Where a cosine's norms come from. */
public enum NormMode {
    /** They are computed when a vector is set, as an index of vectors does. */
    STORED,
    /** They are computed with each cosine, for vectors of which nothing is known. */
    RECOMPUTED
}
