package dev.dyno.peers.disruptor;

import com.lmax.disruptor.EventPoller;

/** Polls by handlers that throw no checked exception. */
final class Polling {
    private Polling() {}

    static <T> void poll(EventPoller<T> poller, EventPoller.Handler<T> handler) {
        try {
            poller.poll(handler);
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (Exception impossible) {
            throw new IllegalStateException("a handler threw a checked exception", impossible);
        }
    }
}
