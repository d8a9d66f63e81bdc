package dev.dyno.peers.disruptor;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportVisitor;
import dev.dyno.contracts.loop.parts.ReportChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Reports in a ring buffer with a single producer, which every consumer reads at its own pace.
 * Published some at a time.
 *
 * <p>Fields: {@code written} and {@code published} belong to the matcher, a reader to its consumer.
 */
final class DisruptorReportChannel implements ReportChannel {
    /** After how many reports the matcher publishes without being asked to. */
    private static final int BATCH = 32;

    private final RingBuffer<Event> ring;
    private final List<EventPoller<Event>> pollers = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private long written = RingBuffer.INITIAL_CURSOR_VALUE;
    private long published = RingBuffer.INITIAL_CURSOR_VALUE;

    DisruptorReportChannel(LoopSpec spec) {
        ring = RingBuffer.createSingleProducer(Event::new, spec.reportCapacity());
        for (int consumer = 0; consumer < spec.consumers(); consumer++) {
            EventPoller<Event> poller = ring.newPoller();
            ring.addGatingSequences(poller.getSequence());
            pollers.add(poller);
            readers.add(new Reader());
        }
    }

    private static final class Event {
        private final long[] words = new long[MatchingLoop.REPORT_WORDS];
    }

    private static final class Reader implements EventPoller.Handler<Event> {
        private ReportVisitor visitor = (_, _) -> {};
        private int count;
        private int limit;

        @Override
        public boolean onEvent(Event event, long sequence, boolean isLast) {
            count++;
            visitor.report(event.words, 0);
            return count < limit;
        }
    }

    @Override
    public boolean offer(long word0, long word1, long word2, long word3, long word4) {
        if (!ring.hasAvailableCapacity(1)) {
            return false;
        }
        long sequence = ring.next();
        long[] words = ring.get(sequence).words;
        words[0] = word0;
        words[1] = word1;
        words[2] = word2;
        words[3] = word3;
        words[4] = word4;
        written = sequence;
        if (sequence - published >= BATCH) {
            flush();
        }
        return true;
    }

    @Override
    public void flush() {
        if (written != published) {
            ring.publish(published + 1, written);
            published = written;
        }
    }

    @Override
    public int poll(int consumer, ReportVisitor visitor, int limit) {
        Reader reader = readers.get(consumer);
        reader.visitor = visitor;
        reader.count = 0;
        reader.limit = limit;
        Polling.poll(pollers.get(consumer), reader);
        return reader.count;
    }
}
