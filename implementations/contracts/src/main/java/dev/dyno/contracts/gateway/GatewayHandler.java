package dev.dyno.contracts.gateway;

/** Receives what clients send: those of one client by one thread at a time. */
@FunctionalInterface
public interface GatewayHandler {
    /**
     * Takes a command. It may wait, and then only this client waits with it.
     *
     * @param session the client that sent it
     * @param words hold the command; not to be kept
     * @param firstWord where in them it begins
     */
    void command(GatewaySession session, long[] words, int firstWord);

    /** Says that a client is gone; nothing more is heard of it. */
    default void ended(GatewaySession session) {}
}
