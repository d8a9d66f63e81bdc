package dev.dyno.peers.agrona;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportWriter;
import dev.dyno.contracts.loop.parts.CommandQueue;
import java.lang.invoke.VarHandle;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Commands in Agrona's ring buffer for many producers and one consumer.
 *
 * <p>Fields: {@code taker} belongs to the matcher; {@code isClosed} is volatile, written once.
 */
@Implementation(
        id = "agrona",
        summary =
                "Agrona's ManyToOneRingBuffer, and a OneToOneRingBuffer per consumer; copied in and"
                        + " out of memory off the heap.",
        requiresClasses = {
            "org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer",
            "org.agrona.concurrent.ringbuffer.OneToOneRingBuffer",
        },
        artifact = "org.agrona:agrona:1.23.1")
final class AgronaCommandQueue implements CommandQueue {
    private static final int BYTES = MatchingLoop.COMMAND_WORDS * Long.BYTES;

    private final ManyToOneRingBuffer ring;
    private final AtomicBuffer buffer;
    private final Taker taker = new Taker();
    private volatile boolean isClosed;

    AgronaCommandQueue(LoopSpec spec) {
        ring = new ManyToOneRingBuffer(Records.memory(spec.commandCapacity(), BYTES));
        buffer = ring.buffer();
    }

    /** Copies commands out for the handler; the matcher's. */
    private static final class Taker implements MessageHandler {
        private final long[] words = new long[MatchingLoop.COMMAND_WORDS];
        private @Nullable CommandHandler handler;
        private @Nullable ReportWriter reports;

        @Override
        public void onMessage(int type, MutableDirectBuffer source, int index, int length) {
            for (int word = 0; word < MatchingLoop.COMMAND_WORDS; word++) {
                words[word] = source.getLong(index + word * Long.BYTES);
            }
            if (handler != null && reports != null) {
                handler.command(words, 0, reports);
            }
        }
    }

    @Override
    public boolean offer(int producer, long[] words, int firstWord) {
        if (isClosed) {
            return false;
        }
        int index = ring.tryClaim(Records.TYPE, BYTES);
        if (index < 0) {
            return false;
        }
        if (isClosed) {
            ring.abort(index);
            return false;
        }
        for (int word = 0; word < MatchingLoop.COMMAND_WORDS; word++) {
            buffer.putLong(index + word * Long.BYTES, words[firstWord + word]);
        }
        ring.commit(index);
        return true;
    }

    @Override
    public int drain(CommandHandler handler, ReportWriter reports, int limit) {
        taker.handler = handler;
        taker.reports = reports;
        return ring.read(taker, limit);
    }

    @Override
    public void close() {
        isClosed = true;
    }

    @Override
    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public boolean isDrained() {
        if (!isClosed) {
            return false;
        }
        // Claims are looked at after the closing, in the one order of all volatile accesses.
        VarHandle.fullFence();
        return ring.producerPosition() == ring.consumerPosition();
    }
}
