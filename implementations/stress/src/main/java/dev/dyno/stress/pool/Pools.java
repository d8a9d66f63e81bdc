package dev.dyno.stress.pool;

import dev.dyno.contenders.pool.Deques;
import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.PoolFactory;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;

/** Starts pools, which are hidden behind their catalogue, and runs small things on them. */
final class Pools {
    private static final int LEAF = 1;

    private Pools() {}

    /** Starts a pool that runs everywhere. */
    static TaskPool start(String id, int workers) {
        for (Catalogue<?> catalogue : new Deques().catalogues()) {
            for (Entry<?> entry : catalogue.entries()) {
                if (entry.id().equals(id) && entry.factory() instanceof PoolFactory factory) {
                    return factory.start(PoolSpec.of(workers));
                }
            }
        }
        throw new IllegalStateException("no pool is called " + id);
    }

    /** Counts the leaves of a tree of some depth by a fork for each. */
    static long leaves(long depth, TaskScope scope) {
        if (depth == 0) {
            return LEAF;
        }
        Fork left = scope.fork(depth - 1);
        long right = leaves(depth - 1, scope);
        return right + left.result();
    }
}
