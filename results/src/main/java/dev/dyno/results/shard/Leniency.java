package dev.dyno.results.shard;

/** What a merge lets pass that it refuses otherwise. */
public enum Leniency {
    /** Parts that were measured on machines of different classes. */
    MIXED_MACHINES,

    /** Parts that are missing; the merged run is then not complete. */
    MISSING_SHARDS
}
