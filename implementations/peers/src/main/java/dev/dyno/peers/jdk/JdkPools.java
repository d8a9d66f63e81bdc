package dev.dyno.peers.jdk;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.pool.PoolFactory;

/** The catalogue's lines for the JDK's executors. */
public final class JdkPools {
    private JdkPools() {}

    /** Adds the pools. */
    public static void addTo(Catalogue<PoolFactory> catalogue) {
        catalogue
                .peer(ForkJoinLifo.class, ForkJoinLifo::start)
                .peer(ForkJoinFifo.class, ForkJoinFifo::start)
                .peer(ForkJoinCompleter.class, ForkJoinCompleter::start)
                .peer(ThreadPool.class, ThreadPool::start)
                .peer(VirtualThreads.class, VirtualThreads::start);
    }
}
