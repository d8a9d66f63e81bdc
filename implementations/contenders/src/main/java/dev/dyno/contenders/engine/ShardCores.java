package dev.dyno.contenders.engine;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.engine.ShardedParts;
import dev.dyno.contracts.engine.ShardedSpec;
import dev.dyno.contracts.matching.OrderBook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The opened engines of a folder, one for each shard, and the routes to them. The table of routes
 * belongs to the router; {@link Move} and {@link ShardCore} say how the rest is shared.
 */
final class ShardCores {
    private final List<ShardCore> cores = new ArrayList<>();
    private final Move move = new Move();
    private final int[] owners;
    private int strayOrders;

    private ShardCores(int[] owners) {
        this.owners = owners;
    }

    /** Opens all engines, and removes what a move that a crash ended has left behind. */
    static ShardCores open(ShardedSpec spec, ShardedParts parts) {
        return open(spec, parts, new DiskFolder(spec.engines().folder()));
    }

    /** Opens engines whose routes lie where the caller says. */
    static ShardCores open(ShardedSpec spec, ShardedParts parts, SnapshotFolder folder) {
        EngineSpec engines = spec.engines();
        RoutesFile routes = new RoutesFile(folder, spec.shards(), engines.books().size());
        ShardCores opened = new ShardCores(routes.read());
        try {
            for (int shard = 0; shard < spec.shards(); shard++) {
                MatchingEngine engine =
                        parts.engines()
                                .open(specOf(engines, shard), parts.parts(), EngineListener.NONE);
                EngineListener listener = parts.listeners().apply(shard);
                opened.cores.add(new ShardCore(engine, listener, opened.move, routes));
            }
            opened.removeStrays();
        } catch (RuntimeException | Error refused) {
            opened.close(refused);
            throw refused;
        }
        return opened;
    }

    private static EngineSpec specOf(EngineSpec engines, int shard) {
        return new EngineSpec(
                engines.folder().resolve("shard-" + shard),
                engines.books(),
                engines.segmentBytes(),
                engines.commandsInFlightMax(),
                engines.commandsPerSnapshot());
    }

    private void removeStrays() {
        for (int shard = 0; shard < cores.size(); shard++) {
            for (int instrument = 0; instrument < owners.length; instrument++) {
                int orders = cores.get(shard).engine().book(instrument).orderCount();
                if (owners[instrument] != shard && orders > 0) {
                    cores.get(shard).clear(instrument);
                    strayOrders += orders;
                }
            }
        }
    }

    /** Returns how many orders were removed because a crash came in the middle of a move. */
    int strayOrderCount() {
        return strayOrders;
    }

    int count() {
        return cores.size();
    }

    ShardCore core(int shard) {
        checkIndex("shard", shard, cores.size());
        return cores.get(shard);
    }

    Move move() {
        return move;
    }

    int shardOf(int instrument) {
        checkIndex("instrument", instrument, owners.length);
        return owners[instrument];
    }

    /** Prepares a move, of an instrument that is elsewhere. */
    void begin(int instrument, int shard) {
        checkIndex("shard", shard, cores.size());
        if (shardOf(instrument) == shard) {
            throw new IllegalArgumentException(
                    "instrument %d is in shard %d already".formatted(instrument, shard));
        }
        move.begin(owners, instrument, shard);
    }

    /** Routes the instrument that was moved to its new shard. */
    void adopt() {
        owners[move.instrument()] = move.target();
    }

    OrderBook book(int shard, int instrument) {
        checkIndex("instrument", instrument, owners.length);
        return core(shard).engine().book(instrument);
    }

    private static void checkIndex(String what, int index, int count) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("%s %d of %d".formatted(what, index, count));
        }
    }

    /**
     * Closes all engines.
     *
     * @param before what has failed already, if anything has; what fails here is added to it
     */
    void close(@Nullable Throwable before) {
        RuntimeException first = null;
        for (ShardCore core : cores) {
            try {
                core.engine().close();
            } catch (RuntimeException refused) {
                if (before != null) {
                    before.addSuppressed(refused);
                } else if (first == null) {
                    first = refused;
                } else {
                    first.addSuppressed(refused);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
