package dev.dyno.peers.agrona;

import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportVisitor;
import dev.dyno.contracts.loop.parts.ReportChannel;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;

/**
 * Reports in one of Agrona's ring buffers per consumer.
 *
 * <p>Fields: {@code given} belongs to the matcher, a reader to its consumer.
 */
final class AgronaReportChannel implements ReportChannel {
    private static final int BYTES = MatchingLoop.REPORT_WORDS * Long.BYTES;

    private final List<OneToOneRingBuffer> rings = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();

    /** How many consumers have the report that did not fit everywhere. */
    private int given;

    AgronaReportChannel(LoopSpec spec) {
        for (int consumer = 0; consumer < spec.consumers(); consumer++) {
            rings.add(new OneToOneRingBuffer(Records.memory(spec.reportCapacity(), BYTES)));
            readers.add(new Reader());
        }
    }

    /** Copies reports out for the visitor; its consumer's. */
    private static final class Reader implements MessageHandler {
        private final long[] words = new long[MatchingLoop.REPORT_WORDS];
        private ReportVisitor visitor = (_, _) -> {};

        @Override
        public void onMessage(int type, MutableDirectBuffer source, int index, int length) {
            for (int word = 0; word < MatchingLoop.REPORT_WORDS; word++) {
                words[word] = source.getLong(index + word * Long.BYTES);
            }
            visitor.report(words, 0);
        }
    }

    @Override
    public boolean offer(long word0, long word1, long word2, long word3, long word4) {
        while (given < rings.size()) {
            OneToOneRingBuffer ring = rings.get(given);
            int index = ring.tryClaim(Records.TYPE, BYTES);
            if (index < 0) {
                return false;
            }
            AtomicBuffer buffer = ring.buffer();
            buffer.putLong(index, word0);
            buffer.putLong(index + Long.BYTES, word1);
            buffer.putLong(index + 2 * Long.BYTES, word2);
            buffer.putLong(index + 3 * Long.BYTES, word3);
            buffer.putLong(index + 4 * Long.BYTES, word4);
            ring.commit(index);
            given++;
        }
        given = 0;
        return true;
    }

    @Override
    public void flush() {
        // Each report is published when it is put in.
    }

    @Override
    public int poll(int consumer, ReportVisitor visitor, int limit) {
        Reader reader = readers.get(consumer);
        reader.visitor = visitor;
        OneToOneRingBuffer ring = rings.get(consumer);
        int visited = ring.read(reader, limit);
        // What fills the ring up to its end is passed over alone, though more may lie behind it.
        return visited == 0 && ring.size() > 0 ? ring.read(reader, limit) : visited;
    }
}
