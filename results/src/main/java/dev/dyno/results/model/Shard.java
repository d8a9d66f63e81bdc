package dev.dyno.results.model;

import java.util.List;

/**
 * Which part of a suite a run measured ({@code shard.json}); a run of a whole suite has no such
 * file.
 *
 * @param index from 1
 * @param count how many parts there are
 * @param suite the workloads of all parts, in order
 */
public record Shard(int schemaVersion, int index, int count, List<String> suite) {
    /** The version that this program writes. */
    public static final int SCHEMA_VERSION = 1;

    /** Copies the list. */
    public Shard {
        suite = List.copyOf(suite);
    }

    /** Returns {@code 2/4}. */
    public String words() {
        return index + "/" + count;
    }
}
