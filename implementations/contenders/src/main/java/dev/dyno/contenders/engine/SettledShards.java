package dev.dyno.contenders.engine;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.engine.EngineRecovery;
import dev.dyno.contracts.engine.ShardedEngine;
import dev.dyno.contracts.engine.ShardedParts;
import dev.dyno.contracts.engine.ShardedSpec;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderCommand;
import org.jspecify.annotations.Nullable;

/** The reference: the router is the core of every shard, and nothing is ever under way. */
@Implementation(
        id = "settled",
        summary = "The reference: one thread, and each command is acknowledged when it is offered.",
        hotClasses = {ShardCores.class, ShardCore.class})
final class SettledShards implements ShardedEngine {
    private final ShardCores cores;
    private @Nullable Throwable failure;

    private SettledShards(ShardCores cores) {
        this.cores = cores;
    }

    static ShardedEngine open(ShardedSpec spec, ShardedParts parts) {
        return new SettledShards(ShardCores.open(spec, parts));
    }

    /** Opens shards whose routes lie where the caller says. */
    static ShardedEngine open(ShardedSpec spec, ShardedParts parts, SnapshotFolder routes) {
        return new SettledShards(ShardCores.open(spec, parts, routes));
    }

    private void act(Runnable action) {
        failOnFailure();
        try {
            action.run();
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
            failOnFailure();
        }
    }

    private void failOnFailure() {
        if (failure != null) {
            throw new IllegalStateException("a shard's core has failed", failure);
        }
    }

    @Override
    public boolean offer(long[] words, int firstWord) {
        int instrument = OrderCommand.instrumentAt(words, firstWord);
        ShardCore core = cores.core(cores.shardOf(instrument));
        act(() -> core.submitAndSettle(words, firstWord));
        return true;
    }

    @Override
    public int shardOf(int instrument) {
        failOnFailure();
        return cores.shardOf(instrument);
    }

    @Override
    public boolean move(int instrument, int shard) {
        failOnFailure();
        cores.begin(instrument, shard);
        act(() -> {
            ShardCore source = cores.core(cores.move().source());
            source.give();
            cores.core(shard).take();
            cores.adopt();
            source.clear(instrument);
        });
        return true;
    }

    @Override
    public boolean isMoving() {
        failOnFailure();
        return false;
    }

    @Override
    public boolean isSettled() {
        failOnFailure();
        return true;
    }

    @Override
    public OrderBook book(int shard, int instrument) {
        failOnFailure();
        return cores.book(shard, instrument);
    }

    @Override
    public EngineRecovery recovery(int shard) {
        failOnFailure();
        return cores.core(shard).engine().recovery();
    }

    @Override
    public void close() {
        cores.close(failure);
        failOnFailure();
    }
}
