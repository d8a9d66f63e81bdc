package dev.dyno.contenders.loop;

import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.ReportVisitor;
import dev.dyno.contracts.loop.Waiting;
import dev.dyno.contracts.loop.parts.ReportChannel;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reports in boxes: one queue per consumer, one new box per report, which all consumers read.
 *
 * <p>Fields: {@code given} and {@code waitingBox} belong to the matcher; the queues say how they
 * are shared.
 */
final class BoxedReportChannel implements ReportChannel {
    private final Boxes[] queues;

    /** How many consumers have the box that did not fit everywhere. */
    private int given;

    private long @Nullable [] waitingBox;

    BoxedReportChannel(LoopSpec spec, IntFunction<Boxes> makes) {
        queues = new Boxes[spec.consumers()];
        for (int consumer = 0; consumer < queues.length; consumer++) {
            queues[consumer] = makes.apply(spec.reportCapacity());
        }
    }

    @Override
    public boolean offer(long word0, long word1, long word2, long word3, long word4) {
        long[] box = waitingBox;
        if (box == null) {
            box = new long[] {word0, word1, word2, word3, word4};
        }
        while (given < queues.length) {
            if (!queues[given].offer(box)) {
                waitingBox = box;
                return false;
            }
            given++;
        }
        given = 0;
        waitingBox = null;
        return true;
    }

    @Override
    public void flush() {
        // Each report is published when it is put in.
    }

    @Override
    public int poll(int consumer, ReportVisitor visitor, int limit) {
        Boxes queue = queues[consumer];
        int count = 0;
        while (count < limit) {
            long[] box = queue.poll();
            if (box == null) {
                break;
            }
            visitor.report(box, 0);
            count++;
        }
        return count;
    }

    @Override
    public void awaitRoom(Waiting waiting, int turn) {
        queues[given].awaitRoom(waiting, turn);
    }

    @Override
    public void awaitReport(int consumer, Waiting waiting, int turn) {
        queues[consumer].awaitBox(waiting, turn);
    }
}
