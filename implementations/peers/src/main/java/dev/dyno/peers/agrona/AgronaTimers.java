package dev.dyno.peers.agrona;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.timer.TimerQueueFactory;

/** The catalogue's line for Agrona's timers. */
public final class AgronaTimers {
    private AgronaTimers() {}

    /** Adds the timer wheel. */
    public static void addTo(Catalogue<TimerQueueFactory> catalogue) {
        // A lambda, so that the jar is needed when a queue is made, and not right here.
        catalogue.peer(AgronaTimerQueue.class, spec -> new AgronaTimerQueue(spec));
    }
}
