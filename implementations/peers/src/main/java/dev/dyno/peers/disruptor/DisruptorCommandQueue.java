package dev.dyno.peers.disruptor;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportWriter;
import dev.dyno.contracts.loop.parts.CommandQueue;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Commands in a ring buffer with many producers.
 *
 * <p>Fields: events are handed over and back by the ring buffer; {@code taker} belongs to the
 * matcher; {@code isClosed} is volatile, written once.
 */
@Implementation(
        id = "disruptor",
        summary =
                "LMAX Disruptor: a ring of events for many producers, one for all consumers; copied"
                        + " in, read in place.",
        requiresClasses = {
            "com.lmax.disruptor.RingBuffer",
            "com.lmax.disruptor.MultiProducerSequencer",
            "com.lmax.disruptor.Sequence",
        },
        artifact = "com.lmax:disruptor:4.0.0")
final class DisruptorCommandQueue implements CommandQueue {
    private final RingBuffer<Event> ring;
    private final EventPoller<Event> poller;
    private final Taker taker = new Taker();
    private volatile boolean isClosed;

    DisruptorCommandQueue(LoopSpec spec) {
        ring = RingBuffer.createMultiProducer(Event::new, spec.commandCapacity());
        poller = ring.newPoller();
        ring.addGatingSequences(poller.getSequence());
    }

    /** One command, or none if whoever claimed it found the queue closed. */
    private static final class Event {
        private final long[] words = new long[MatchingLoop.COMMAND_WORDS];
        private boolean isEmpty;
    }

    /** Hands commands to the handler; the matcher's. */
    private static final class Taker implements EventPoller.Handler<Event> {
        private @Nullable CommandHandler handler;
        private @Nullable ReportWriter reports;
        private int count;
        private int limit;

        @Override
        public boolean onEvent(Event event, long sequence, boolean isLast) {
            count++;
            if (!event.isEmpty && handler != null && reports != null) {
                handler.command(event.words, 0, reports);
            }
            return count < limit;
        }
    }

    @Override
    public boolean offer(int producer, long[] words, int firstWord) {
        // Asked first, because a refusal by tryNext is an exception.
        if (isClosed || !ring.hasAvailableCapacity(1)) {
            return false;
        }
        long sequence;
        try {
            sequence = ring.tryNext();
        } catch (InsufficientCapacityException _) {
            return false;
        }
        Event event = ring.get(sequence);
        boolean isAccepted = !isClosed;
        event.isEmpty = !isAccepted;
        System.arraycopy(words, firstWord, event.words, 0, MatchingLoop.COMMAND_WORDS);
        ring.publish(sequence);
        return isAccepted;
    }

    @Override
    public int drain(CommandHandler handler, ReportWriter reports, int limit) {
        taker.handler = handler;
        taker.reports = reports;
        taker.count = 0;
        taker.limit = limit;
        Polling.poll(poller, taker);
        return taker.count;
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
        return poller.getSequence().get() == ring.getCursor();
    }
}
