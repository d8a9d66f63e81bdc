package dev.dyno.peers;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.cosine.CosineKernelFactory;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.pool.PoolFactory;
import dev.dyno.contracts.timer.TimerQueueFactory;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.peers.agrona.AgronaLoops;
import dev.dyno.peers.agrona.AgronaTimers;
import dev.dyno.peers.agrona.AgronaVectors;
import dev.dyno.peers.disruptor.DisruptorLoops;
import dev.dyno.peers.eclipse.EclipseVectors;
import dev.dyno.peers.exchangecore.ExchangeCoreOrderBooks;
import dev.dyno.peers.hppc.HppcVectors;
import dev.dyno.peers.jctools.JctoolsLoops;
import dev.dyno.peers.jctools.JctoolsPools;
import dev.dyno.peers.jdk.JdkPools;
import dev.dyno.peers.jdk.JdkVectors;
import dev.dyno.peers.jvector.JvectorKernels;
import dev.dyno.peers.lucene.LuceneKernels;
import dev.dyno.peers.natives.NativeKernels;
import dev.dyno.peers.natives.StdVectors;
import dev.dyno.peers.parity.ParityOrderBooks;
import java.util.List;

/** The catalogues of all peers. */
public final class PeerCatalogues implements CatalogueProvider {
    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public PeerCatalogues() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        Catalogue<OrderBookFactory> orderBooks =
                Catalogue.of(OrderBookFactory.CONTRACT, OrderBookFactory.class);
        ExchangeCoreOrderBooks.addTo(orderBooks);
        ParityOrderBooks.addTo(orderBooks);
        Catalogue<MatchingLoopFactory> loops =
                Catalogue.of(MatchingLoopFactory.CONTRACT, MatchingLoopFactory.class);
        JctoolsLoops.addTo(loops);
        DisruptorLoops.addTo(loops);
        AgronaLoops.addTo(loops);
        Catalogue<TimerQueueFactory> timers =
                Catalogue.of(TimerQueueFactory.CONTRACT, TimerQueueFactory.class);
        AgronaTimers.addTo(timers);
        Catalogue<CosineKernelFactory> cosineKernels =
                Catalogue.of(CosineKernelFactory.CONTRACT, CosineKernelFactory.class);
        LuceneKernels.addTo(cosineKernels);
        JvectorKernels.addTo(cosineKernels);
        NativeKernels.addTo(cosineKernels);
        Catalogue<PoolFactory> pools = Catalogue.of(PoolFactory.CONTRACT, PoolFactory.class);
        JdkPools.addTo(pools);
        JctoolsPools.addTo(pools);
        Catalogue<IntVectorFactory> vectors =
                Catalogue.of(IntVectorFactory.CONTRACT, IntVectorFactory.class);
        StdVectors.addTo(vectors);
        JdkVectors.addTo(vectors);
        AgronaVectors.addTo(vectors);
        EclipseVectors.addTo(vectors);
        HppcVectors.addTo(vectors);
        return List.of(orderBooks, loops, timers, cosineKernels, pools, vectors);
    }
}
