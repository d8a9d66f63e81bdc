package dev.dyno.contracts.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A client that waits for what it asks for. One thread sends and one receives; they may be two.
 * Allocates nothing after it has connected.
 */
public final class GatewayClient implements AutoCloseable {
    private static final int RECEIVE_BYTES = 1 << 14;

    private final SocketChannel channel;
    private final ByteBuffer out = Frame.buffer(Frame.BYTES_MAX);
    private final ByteBuffer in = Frame.buffer(RECEIVE_BYTES).flip();
    private final long[] words = new long[Frame.WORDS_MAX];

    private GatewayClient(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects to a gateway on this machine. */
    public static GatewayClient connect(int port) throws IOException {
        return connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Connects to a gateway. */
    public static GatewayClient connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new GatewayClient(channel);
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
    }

    /**
     * Sends a command; returns when the system has taken it.
     *
     * @param command holds it, in an order command's words
     * @param firstWord where in it the command begins
     * @throws IOException if the connection is gone
     */
    public void send(long[] command, int firstWord) throws IOException {
        out.clear();
        Frame.put(out, Frame.COMMAND, command, firstWord);
        out.flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /**
     * Waits for the next frame.
     *
     * @return its type; {@link #words} holds its words until the next call
     * @throws EOFException if the gateway has closed the connection
     * @throws IOException if the connection is broken, or what came is no frame
     */
    public int receive() throws IOException {
        fill(Frame.HEADER_BYTES);
        int at = in.position();
        Frame.Fault fault = Frame.check(in, at, Frame.Sender.GATEWAY);
        if (fault != null) {
            throw new IOException("the gateway sent what is no frame: " + fault);
        }
        int type = Frame.type(in, at);
        fill(Frame.bytes(type));
        Frame.words(in, in.position(), words);
        in.position(in.position() + Frame.bytes(type));
        return type;
    }

    /** Returns the words of the frame that was received last; overwritten by the next one. */
    public long[] words() {
        return words;
    }

    private void fill(int bytes) throws IOException {
        while (in.remaining() < bytes) {
            in.compact();
            int count = channel.read(in);
            in.flip();
            if (count < 0) {
                throw new EOFException("the gateway has closed the connection");
            }
        }
    }

    /** Closes the connection; a {@link #receive} that waits ends with an exception. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
