package dev.dyno.contracts.gateway;

/** One connected client, as the gateway's side sees it. All methods by any thread. */
public interface GatewaySession {
    /** Returns a number that no other client of this gateway has had. */
    long id();

    /**
     * Sends a frame soon, without waiting.
     *
     * @param type one of {@link Frame}'s
     * @param words hold the frame's words; read during the call only
     * @param firstWord where in them they begin
     * @return false if the client is gone, or was cut off now because it does not read
     */
    boolean send(int type, long[] words, int firstWord);
}
