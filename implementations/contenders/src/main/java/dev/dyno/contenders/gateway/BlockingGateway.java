package dev.dyno.contenders.gateway;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.gateway.Gateway;
import dev.dyno.contracts.gateway.GatewayHandler;
import dev.dyno.contracts.gateway.GatewaySpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The reference: a reader and a writer thread for each connection, which block.
 *
 * <p><b>Idea.</b> A connection that waits, for its client or for the handler, holds up its own
 * threads and nobody else's. They are virtual ones, so that a thousand of them cost little.
 *
 * <p>Shared: {@code connections} and {@code faults} are concurrent collections and counters of the
 * JDK, {@code isClosing} is volatile; all else belongs to one connection.
 */
@Implementation(
        id = "blocking",
        summary = "The reference: two virtual threads for each connection, which read and write.",
        hotClasses = Connection.class)
final class BlockingGateway implements Gateway {
    private final GatewaySpec spec;
    private final GatewayHandler handler;
    private final ServerSocketChannel server;
    private final Thread acceptor;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong faults = new AtomicLong();
    private volatile boolean isClosing;
    private long connectionIds;

    private BlockingGateway(GatewaySpec spec, GatewayHandler handler, ServerSocketChannel server) {
        this.spec = spec;
        this.handler = handler;
        this.server = server;
        acceptor = Thread.ofPlatform().daemon().name("dyno-gateway").unstarted(this::accept);
    }

    static Gateway open(GatewaySpec spec, GatewayHandler handler) {
        InetSocketAddress address = new InetSocketAddress(spec.address(), spec.port());
        try {
            ServerSocketChannel server = ServerSocketChannel.open();
            try {
                server.bind(address);
            } catch (IOException refused) {
                server.close();
                throw refused;
            }
            BlockingGateway gateway = new BlockingGateway(spec, handler, server);
            gateway.acceptor.start();
            return gateway;
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "no gateway can be opened on " + address + ": " + refused.getMessage(),
                    refused);
        }
    }

    private void accept() {
        while (!isClosing) {
            try {
                admit(server.accept());
            } catch (IOException refused) {
                // The socket was closed, or a client was gone before it was accepted.
                Thread.onSpinWait();
            }
        }
    }

    private void admit(SocketChannel channel) throws IOException {
        if (connections.size() >= spec.connectionsMax()) {
            channel.close();
            return;
        }
        Connection connection =
                new Connection(channel, connectionIds++, spec.sendBytes(), handler, this::ended);
        connections.add(connection);
        connection.start();
        if (isClosing) {
            connection.close();
        }
    }

    /** Hears of each connection once, when nothing more of it reaches the handler. */
    private void ended(Connection connection) {
        if (connection.hasFault()) {
            faults.incrementAndGet();
        }
        connections.remove(connection);
    }

    @Override
    public int port() {
        return server.socket().getLocalPort();
    }

    @Override
    public int connectionCount() {
        return connections.size();
    }

    @Override
    public long faultCount() {
        return faults.get();
    }

    @Override
    public void close() {
        isClosing = true;
        try {
            server.close();
        } catch (IOException refused) {
            throw new UncheckedIOException("the gateway's socket cannot be closed", refused);
        } finally {
            Connection.join(acceptor);
            for (Connection connection : connections) {
                connection.close();
                connection.join();
            }
        }
    }
}
