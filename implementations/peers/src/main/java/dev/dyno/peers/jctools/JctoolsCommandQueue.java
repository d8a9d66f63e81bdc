package dev.dyno.peers.jctools;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportWriter;
import dev.dyno.contracts.loop.parts.CommandQueue;
import java.lang.invoke.VarHandle;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.MpscArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Commands in JCTools' queue for many producers and one consumer.
 *
 * <p>Fields: a way belongs to its producer's thread; carriers are handed over and back by the
 * queue; {@code isClosed} is volatile, written once.
 */
@Implementation(
        id = "jctools-mpsc",
        summary =
                "JCTools' MpscArrayQueue, and a SpscArrayQueue per consumer; copied into reused"
                        + " carriers, read there.",
        requiresClasses = {
            "org.jctools.queues.MpscArrayQueue",
            "org.jctools.queues.SpscArrayQueue",
        },
        artifact = "org.jctools:jctools-core:4.0.5")
final class JctoolsCommandQueue implements CommandQueue {
    private final MpscArrayQueue<Carrier> queue;
    private final Way[] ways;
    private final Taker taker = new Taker();
    private volatile boolean isClosed;

    JctoolsCommandQueue(LoopSpec spec) {
        queue = new MpscArrayQueue<>(spec.commandCapacity());
        ways = new Way[spec.producers()];
        for (int producer = 0; producer < ways.length; producer++) {
            ways[producer] = new Way(2 * queue.capacity());
        }
    }

    /** One command, or none if whoever put it in found the queue closed. */
    private static final class Carrier {
        private final long[] words = new long[MatchingLoop.COMMAND_WORDS];
        private boolean isEmpty;
    }

    /** Fills a producer's next carrier when its slot is claimed. */
    private final class Way implements MessagePassingQueue.Supplier<Carrier> {
        private final Carrier[] carriers;
        private long[] source = {};
        private int firstWord;
        private int next;
        private boolean isAccepted;

        Way(int count) {
            carriers = new Carrier[count];
            for (int each = 0; each < count; each++) {
                carriers[each] = new Carrier();
            }
        }

        @Override
        public Carrier get() {
            Carrier carrier = carriers[next];
            next = next + 1 & carriers.length - 1;
            isAccepted = !isClosed;
            carrier.isEmpty = !isAccepted;
            System.arraycopy(source, firstWord, carrier.words, 0, MatchingLoop.COMMAND_WORDS);
            return carrier;
        }
    }

    /** Hands commands to the handler; the matcher's. */
    private static final class Taker implements MessagePassingQueue.Consumer<Carrier> {
        private @Nullable CommandHandler handler;
        private @Nullable ReportWriter reports;

        @Override
        public void accept(Carrier carrier) {
            if (!carrier.isEmpty && handler != null && reports != null) {
                handler.command(carrier.words, 0, reports);
            }
        }
    }

    @Override
    public boolean offer(int producer, long[] words, int firstWord) {
        if (isClosed) {
            return false;
        }
        Way way = ways[producer];
        way.source = words;
        way.firstWord = firstWord;
        return queue.fill(way, 1) == 1 && way.isAccepted;
    }

    @Override
    public int drain(CommandHandler handler, ReportWriter reports, int limit) {
        taker.handler = handler;
        taker.reports = reports;
        return queue.drain(taker, limit);
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
        return queue.currentProducerIndex() == queue.currentConsumerIndex();
    }
}
