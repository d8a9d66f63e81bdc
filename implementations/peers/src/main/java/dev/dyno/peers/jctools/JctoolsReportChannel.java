package dev.dyno.peers.jctools;

import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportVisitor;
import dev.dyno.contracts.loop.parts.ReportChannel;
import java.util.ArrayList;
import java.util.List;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.SpscArrayQueue;

/**
 * Reports in one of JCTools' queues per consumer. All consumers read the same carrier: it is
 * written again when every queue has taken a later report in its place.
 *
 * <p>Fields: {@code next} and {@code given} belong to the matcher, a reader to its consumer.
 */
final class JctoolsReportChannel implements ReportChannel {
    private final List<SpscArrayQueue<long[]>> queues = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private final long[][] carriers;
    private int next;

    /** How many consumers have the report that did not fit everywhere. */
    private int given;

    JctoolsReportChannel(LoopSpec spec) {
        for (int consumer = 0; consumer < spec.consumers(); consumer++) {
            queues.add(new SpscArrayQueue<>(spec.reportCapacity()));
            readers.add(new Reader());
        }
        carriers = new long[2 * queues.getFirst().capacity()][MatchingLoop.REPORT_WORDS];
    }

    private static final class Reader implements MessagePassingQueue.Consumer<long[]> {
        private ReportVisitor visitor = (_, _) -> {};

        @Override
        public void accept(long[] carrier) {
            visitor.report(carrier, 0);
        }
    }

    @Override
    public boolean offer(long word0, long word1, long word2, long word3, long word4) {
        long[] carrier = carriers[next];
        if (given == 0) {
            carrier[0] = word0;
            carrier[1] = word1;
            carrier[2] = word2;
            carrier[3] = word3;
            carrier[4] = word4;
        }
        while (given < queues.size()) {
            if (!queues.get(given).offer(carrier)) {
                return false;
            }
            given++;
        }
        given = 0;
        next = next + 1 & carriers.length - 1;
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
        return queues.get(consumer).drain(reader, limit);
    }
}
