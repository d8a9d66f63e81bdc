package dev.dyno.contracts.engine;

import dev.dyno.contracts.loop.WaitStrategy;
import java.util.function.IntConsumer;

/**
 * How many engines there are side by side, and how commands get to them.
 *
 * @param engines what each engine must hold: all instruments, since any may come to it; in its
 *     folder each engine has one of its own
 * @param shards how many engines, {@code 1..256}
 * @param queueCapacity how many commands wait for one engine, as in {@link
 *     dev.dyno.contracts.loop.LoopSpec}
 * @param waitStrategy what a core does while it waits
 * @param cpuCount how many CPUs all threads have
 * @param placement is told of each shard's index, by its core, before it begins
 */
public record ShardedSpec(
        EngineSpec engines,
        int shards,
        int queueCapacity,
        WaitStrategy waitStrategy,
        int cpuCount,
        IntConsumer placement) {
    private static final int SHARDS_MAX = 256;

    /** Checks the ranges that no part checks. */
    public ShardedSpec {
        if (shards < 1 || shards > SHARDS_MAX) {
            throw new IllegalArgumentException(
                    "shards is " + shards + ", which is outside 1.." + SHARDS_MAX);
        }
    }
}
