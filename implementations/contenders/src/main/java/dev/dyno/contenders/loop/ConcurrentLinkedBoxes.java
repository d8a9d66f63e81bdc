package dev.dyno.contenders.loop;

import dev.dyno.contracts.Implementation;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's lock-free queue, which has no bound: a count beside it gives it one, as every bounded
 * use of it needs.
 *
 * <p>Closing: as in {@link ArrayBlockingBoxes}. Fields: {@code count} by compare-and-set, never
 * less than the boxes in the queue; {@code isClosed} is volatile, written once.
 */
@Implementation(
        id = "concurrent-linked-queue",
        summary =
                "The JDK's ConcurrentLinkedQueue with a count as its bound; an object and a node"
                        + " per command and per report.")
final class ConcurrentLinkedBoxes implements Boxes {
    private final ConcurrentLinkedQueue<long[]> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final int capacity;
    private volatile boolean isClosed;

    ConcurrentLinkedBoxes(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public boolean offer(long[] box) {
        if (isClosed || !claim()) {
            return false;
        }
        queue.add(box);
        if (isClosed && queue.remove(box)) {
            count.decrementAndGet();
            return false;
        }
        return true;
    }

    private boolean claim() {
        int before;
        do {
            before = count.get();
            if (before == capacity) {
                return false;
            }
        } while (!count.compareAndSet(before, before + 1));
        return true;
    }

    @Override
    public long @Nullable [] poll() {
        long[] box = queue.poll();
        if (box != null) {
            count.decrementAndGet();
        }
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
        return isClosed && queue.isEmpty();
    }
}
