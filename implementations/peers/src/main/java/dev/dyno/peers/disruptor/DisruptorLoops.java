package dev.dyno.peers.disruptor;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.parts.QueueLoop;

/** The catalogue's line for the Disruptor. */
public final class DisruptorLoops {
    private DisruptorLoops() {}

    /** Adds the loop. */
    public static void addTo(Catalogue<MatchingLoopFactory> catalogue) {
        // A lambda, so that the jar is needed when a loop is made, and not right here.
        catalogue.peer(
                DisruptorCommandQueue.class,
                (spec, handler) ->
                        QueueLoop.allocationFree(
                                spec,
                                handler,
                                new DisruptorCommandQueue(spec),
                                new DisruptorReportChannel(spec)));
    }
}
