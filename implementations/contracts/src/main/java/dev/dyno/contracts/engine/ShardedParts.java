package dev.dyno.contracts.engine;

import dev.dyno.contracts.loop.MatchingLoopFactory;
import java.util.function.IntFunction;

/**
 * What a sharded engine is put together from.
 *
 * @param engines opens one engine for each shard
 * @param loops carries commands to their cores
 * @param parts what each engine is put together from; without a ledger, since what an account has
 *     cannot lie in two places
 * @param listeners gives each shard's listener, which its core calls
 */
public record ShardedParts(
        MatchingEngineFactory engines,
        MatchingLoopFactory loops,
        EngineParts parts,
        IntFunction<EngineListener> listeners) {}
