package dev.dyno.contenders.gateway;

import dev.dyno.contracts.gateway.Frame;
import dev.dyno.contracts.gateway.GatewayHandler;
import dev.dyno.contracts.gateway.GatewaySession;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client.
 *
 * <p><b>Idea.</b> Frames to it are put behind each other in a buffer, which the writer exchanges
 * for an empty one when it is there, so that whoever sends copies some bytes under a lock and never
 * waits for the network; what has gathered meanwhile goes out in one write.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>guard</th></tr>
 * <tr><td>gathering, isEnding, isCut, fault</td><td>any</td><td>any</td><td>lock</td></tr>
 * <tr><td>writing</td><td>writer</td><td>writer</td><td>exchanged under the lock</td></tr>
 * <tr><td>in, words</td><td>reader</td><td>reader</td><td>one thread</td></tr>
 * </table>
 */
final class Connection implements GatewaySession {
    private static final int RECEIVE_BYTES = 1 << 14;

    /** How long a client that has sent something wrong may take to read so. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final SocketChannel channel;
    private final long id;
    private final GatewayHandler handler;
    private final Consumer<Connection> ended;
    private final Thread reader;
    private final Thread writer;
    private final ByteBuffer in = Frame.buffer(RECEIVE_BYTES);
    private final long[] words = new long[Frame.WORDS_MAX];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isWorth = lock.newCondition();
    private ByteBuffer gathering;
    private ByteBuffer writing;
    private boolean isEnding;
    private boolean isCut;
    private Frame.@Nullable Fault fault;

    Connection(
            SocketChannel channel,
            long id,
            int sendBytes,
            GatewayHandler handler,
            Consumer<Connection> ended)
            throws IOException {
        this.channel = channel;
        this.id = id;
        this.handler = handler;
        this.ended = ended;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        gathering = Frame.buffer(sendBytes);
        writing = Frame.buffer(sendBytes);
        reader = Thread.ofVirtual().name("dyno-gateway-reader-" + id).unstarted(this::read);
        writer = Thread.ofVirtual().name("dyno-gateway-writer-" + id).unstarted(this::write);
    }

    void start() {
        writer.start();
        reader.start();
    }

    @Override
    public long id() {
        return id;
    }

    /** Answers whether it was ended by what its client sent, or did not read. */
    boolean hasFault() {
        lock.lock();
        try {
            return isCut || fault != null;
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        try {
            Frame.Fault seen = readFrames();
            if (seen != null) {
                refuse(seen);
            }
        } catch (IOException gone) {
            // Whoever has closed it knows why; there is nobody to tell.
            end();
        } finally {
            end();
            join(writer);
            closeChannel();
            handler.ended(this);
            ended.accept(this);
        }
    }

    /**
     * Tells the client what is wrong, and waits a while for it to read that: closing a connection
     * with unread bytes in it would take back what was sent.
     */
    private void refuse(Frame.Fault seen) throws IOException {
        tell(seen);
        end();
        Thread.ofVirtual().start(this::closeAfterGrace);
        join(writer);
        do {
            in.clear();
        } while (channel.read(in) >= 0);
    }

    private void closeAfterGrace() {
        try {
            if (!reader.join(GRACE)) {
                closeChannel();
            }
        } catch (InterruptedException hurried) {
            closeChannel();
        }
    }

    /** Hands on frames until the client ends, and returns what is wrong if that is no frame. */
    private Frame.@Nullable Fault readFrames() throws IOException {
        while (channel.read(in) >= 0) {
            in.flip();
            while (in.remaining() >= Frame.HEADER_BYTES) {
                int at = in.position();
                Frame.Fault seen = Frame.check(in, at, Frame.Sender.CLIENT);
                if (seen != null) {
                    return seen;
                }
                int bytes = Frame.bytes(Frame.type(in, at));
                if (in.remaining() < bytes) {
                    break;
                }
                Frame.words(in, at, words);
                in.position(at + bytes);
                handler.command(this, words, 0);
            }
            in.compact();
        }
        return in.position() > 0 ? Frame.Fault.CUT : null;
    }

    private void tell(Frame.Fault seen) {
        lock.lock();
        try {
            fault = seen;
        } finally {
            lock.unlock();
        }
        send(Frame.FAULT, new long[] {seen.code()}, 0);
    }

    @Override
    public boolean send(int type, long[] source, int firstWord) {
        lock.lock();
        try {
            if (isEnding) {
                return false;
            }
            if (gathering.remaining() < Frame.bytes(type)) {
                isCut = true;
                isEnding = true;
                closeChannel();
            } else {
                Frame.put(gathering, type, source, firstWord);
            }
            isWorth.signal();
            return !isEnding;
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        try {
            while (exchange()) {
                while (writing.hasRemaining()) {
                    channel.write(writing);
                }
                writing.clear();
            }
            if (channel.isOpen()) {
                channel.shutdownOutput();
            }
        } catch (IOException gone) {
            closeChannel();
        } finally {
            end();
        }
    }

    /** Waits for something to write; returns false if nothing will come any more. */
    private boolean exchange() {
        lock.lock();
        try {
            while (gathering.position() == 0 && !isEnding) {
                isWorth.awaitUninterruptibly();
            }
            ByteBuffer full = gathering.flip();
            gathering = writing;
            writing = full;
            return writing.hasRemaining();
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more to send; what was taken is still written. */
    private void end() {
        lock.lock();
        try {
            isEnding = true;
            isWorth.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the connection at once. */
    void close() {
        end();
        closeChannel();
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException closed) {
            throw new IllegalStateException("a connection cannot be closed", closed);
        }
    }

    /** Returns when the handler hears nothing more of it. */
    void join() {
        join(reader);
    }

    static void join(Thread thread) {
        boolean wasInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
