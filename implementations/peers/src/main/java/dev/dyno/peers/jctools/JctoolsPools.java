package dev.dyno.peers.jctools;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.pool.PoolFactory;

/** The catalogue's line for a pool over JCTools. */
public final class JctoolsPools {
    private JctoolsPools() {}

    /** Adds the pool. */
    public static void addTo(Catalogue<PoolFactory> catalogue) {
        // A lambda, so that the jar is needed when a pool is started, and not right here.
        catalogue.peer(JctoolsExecutor.class, spec -> JctoolsExecutor.start(spec));
    }
}
