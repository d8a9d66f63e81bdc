package dev.dyno.contracts.gateway;

/**
 * A listening TCP socket whose clients send commands and get reports.
 *
 * <pre>
 *  client -- frames --&gt; reader: check --&gt; handler.command
 *         &lt;- frames --- writer &lt;-- bounded buffer &lt;-- session.send, any thread
 * </pre>
 *
 * <p>Each client is on its own. What one sends that is no frame is told to it in a {@link
 * Frame#FAULT}, and its connection is closed; commands before the fault count. A client that does
 * not read what it is sent is cut off when its buffer is full, so that whoever sends never waits.
 * Neither does any harm to others, and no client can make a gateway allocate by what it sends. A
 * client beyond {@link GatewaySpec#connectionsMax} is closed at once.
 *
 * <p>Order: the handler sees a client's commands one at a time and in the order in which they were
 * sent; the client sees frames in the order in which they were sent to its session. Between clients
 * there is no order.
 *
 * <p>Threading: all methods by any thread.
 */
public interface Gateway extends AutoCloseable {
    /** Returns the port that clients connect to. */
    int port();

    /** Returns how many clients are connected. */
    int connectionCount();

    /** Returns how many connections were closed because of what they sent, or did not read. */
    long faultCount();

    /** Closes all connections and the socket, and waits until no handler is called any more. */
    @Override
    void close();
}
