package dev.dyno.workloads.gateway.conformance;

import dev.dyno.contracts.gateway.Frame;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that sends any bytes, and reads frames with patience. One thread. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = (int) TimeUnit.SECONDS.toMillis(20);

    private final Socket socket;

    RawClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
        } catch (IOException refused) {
            throw new ConformanceFailure("expected a client to connect, saw " + refused);
        }
    }

    /**
     * A frame as it came.
     *
     * @param type one of {@link Frame}'s
     * @param words as many as it has
     */
    record Received(int type, List<Long> words) {}

    /** Returns the bytes of a command's frame. */
    static byte[] frameOf(long[] command) {
        byte[] bytes = new byte[Frame.bytes(Frame.COMMAND)];
        Frame.put(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), Frame.COMMAND, command, 0);
        return bytes;
    }

    /** Sends bytes; those that a closed connection does not take are lost. */
    void send(byte[] bytes, int from, int to) {
        try {
            socket.getOutputStream().write(bytes, from, to - from);
        } catch (IOException gone) {
            // What the gateway has sent before it closed tells why.
            assert !socket.isInputShutdown();
        }
    }

    void send(long[] command) {
        byte[] bytes = frameOf(command);
        send(bytes, 0, bytes.length);
    }

    /** Sends nothing more. */
    void endSending() {
        try {
            socket.shutdownOutput();
        } catch (IOException gone) {
            // The gateway was faster.
            assert !socket.isInputShutdown();
        }
    }

    /** Waits for a frame; returns null when the gateway has ended the connection. */
    @Nullable Received receive() {
        try {
            InputStream in = socket.getInputStream();
            byte[] header = in.readNBytes(Frame.HEADER_BYTES);
            if (header.length < Frame.HEADER_BYTES) {
                return null;
            }
            ByteBuffer read = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            Frame.Fault fault = Frame.check(read, 0, Frame.Sender.GATEWAY);
            if (fault != null) {
                throw new ConformanceFailure("expected a frame of a gateway, saw: " + fault);
            }
            int type = Frame.type(read, 0);
            byte[] rest = in.readNBytes(Frame.bytes(type) - Frame.HEADER_BYTES);
            ByteBuffer whole = Frame.buffer(Frame.bytes(type)).put(header).put(rest);
            long[] words = new long[Frame.WORDS_MAX];
            Frame.words(whole, 0, words);
            return new Received(
                    type, Arrays.stream(words).limit(Frame.words(type)).boxed().toList());
        } catch (SocketTimeoutException late) {
            throw new ConformanceFailure("expected a frame or the end, saw nothing for long");
        } catch (IOException gone) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException refused) {
            throw new UncheckedIOException("a client could not be closed", refused);
        }
    }
}
