package dev.dyno.contenders.pool;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.pool.DequeFactory;
import dev.dyno.contracts.pool.PoolFactory;
import java.util.List;

/** The catalogues of our deques and pools, one line each, the reference first. */
public final class Deques implements CatalogueProvider {
    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public Deques() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(DequeFactory.CONTRACT, DequeFactory.class)
                        .reference(LockedDeque.class, LockedDeque::new)
                        .candidate(ChaseLevDeque.class, ChaseLevDeque::new)
                        .candidate(UnpaddedChaseLevDeque.class, UnpaddedChaseLevDeque::new)
                        .candidate(
                                MembarrierChaseLevDeque.class,
                                MembarrierChaseLevDeque::new,
                                MembarrierChaseLevDeque::availability)
                        .candidate(BlockDeque.class, BlockDeque::new),
                Catalogue.of(PoolFactory.CONTRACT, PoolFactory.class)
                        .reference(LockedPool.class, LockedPool::start)
                        .candidate(LazyPool.class, LazyPool::start)
                        .candidate(HeartbeatPool.class, HeartbeatPool::start)
                        .candidate(ChaseLevPool.class, ChaseLevPool::start)
                        .candidate(UnpaddedPool.class, UnpaddedPool::start)
                        .candidate(
                                MembarrierPool.class,
                                MembarrierPool::start,
                                MembarrierChaseLevDeque::availability)
                        .candidate(BlockPool.class, BlockPool::start)
                        .candidate(StealHalfPool.class, StealHalfPool::start));
    }
}
