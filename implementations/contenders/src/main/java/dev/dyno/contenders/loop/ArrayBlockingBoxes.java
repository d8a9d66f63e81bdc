package dev.dyno.contenders.loop;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.contracts.loop.Waiting;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's bounded queue, a ring behind one lock.
 *
 * <p>Closing: whoever puts a box in looks afterwards whether the queue was closed, and takes the
 * box back if it still is there. If it is not there, it was taken out, and so accepted. The queue's
 * own order makes sure that a box which nobody takes back is seen by the last look into the queue.
 *
 * <p>Fields: {@code taken} belongs to the thread that takes boxes out; {@code isClosed} is
 * volatile, written once.
 */
@Implementation(
        id = "array-blocking-queue",
        summary = "The JDK's ArrayBlockingQueue; an object per command and per report.")
final class ArrayBlockingBoxes implements Boxes {
    /** After so long a thread looks for what nobody wakes it for: the end of the loop. */
    private static final int WAIT_MILLIS = 1;

    private final ArrayBlockingQueue<long[]> queue;
    private volatile boolean isClosed;

    /** The box that ended a wait. */
    private long @Nullable [] taken;

    ArrayBlockingBoxes(int capacity) {
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    @Override
    public boolean offer(long[] box) {
        if (isClosed || !queue.offer(box)) {
            return false;
        }
        // Arrays are equal only to themselves, so that this takes back no other box.
        return !isClosed || !queue.remove(box);
    }

    @Override
    public long @Nullable [] poll() {
        long[] box = taken;
        if (box == null) {
            return queue.poll();
        }
        taken = null;
        return box;
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
        return taken == null && isClosed && queue.isEmpty();
    }

    @Override
    public void awaitBox(Waiting waiting, int turn) {
        if (waiting.strategy() != WaitStrategy.PARK) {
            waiting.pause(turn);
            return;
        }
        try {
            taken = queue.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
