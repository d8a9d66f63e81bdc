package dev.dyno.peers.agrona;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.parts.QueueLoop;

/** The catalogue's line for Agrona. */
public final class AgronaLoops {
    private AgronaLoops() {}

    /** Adds the loop. */
    public static void addTo(Catalogue<MatchingLoopFactory> catalogue) {
        // A lambda, so that the jar is needed when a loop is made, and not right here.
        catalogue.peer(
                AgronaCommandQueue.class,
                (spec, handler) ->
                        QueueLoop.allocationFree(
                                spec,
                                handler,
                                new AgronaCommandQueue(spec),
                                new AgronaReportChannel(spec)));
    }
}
