package dev.dyno.peers.jctools;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.parts.QueueLoop;

/** The catalogue's line for JCTools. */
public final class JctoolsLoops {
    private JctoolsLoops() {}

    /** Adds the loop. */
    public static void addTo(Catalogue<MatchingLoopFactory> catalogue) {
        // A lambda, so that the jar is needed when a loop is made, and not right here.
        catalogue.peer(
                JctoolsCommandQueue.class,
                (spec, handler) ->
                        QueueLoop.allocationFree(
                                spec,
                                handler,
                                new JctoolsCommandQueue(spec),
                                new JctoolsReportChannel(spec)));
    }
}
