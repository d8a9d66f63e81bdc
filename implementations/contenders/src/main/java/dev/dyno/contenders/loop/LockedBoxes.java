package dev.dyno.contenders.loop;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.contracts.loop.Waiting;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A deque behind its own monitor. All fields are guarded by this object's lock, which is held for
 * the steps below and never while a command is handled.
 */
@Implementation(
        id = "locked",
        summary =
                "A deque behind one lock; an object per command and per report; parks in the lock.")
final class LockedBoxes implements Boxes {
    /** After so long a thread looks for what nobody wakes it for: the end of the loop. */
    private static final int WAIT_MILLIS = 1;

    private final int capacity;
    private final ArrayDeque<long[]> deque;
    private boolean isClosed;

    LockedBoxes(int capacity) {
        this.capacity = capacity;
        this.deque = new ArrayDeque<>(capacity);
    }

    @Override
    public synchronized boolean offer(long[] box) {
        if (isClosed || deque.size() == capacity) {
            return false;
        }
        deque.addLast(box);
        notifyAll();
        return true;
    }

    @Override
    public synchronized long @Nullable [] poll() {
        long[] box = deque.pollFirst();
        if (box != null) {
            notifyAll();
        }
        return box;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    @Override
    public synchronized boolean isClosed() {
        return isClosed;
    }

    @Override
    public synchronized boolean isDrained() {
        return isClosed && deque.isEmpty();
    }

    @Override
    public void awaitRoom(Waiting waiting, int turn) {
        if (waiting.strategy() == WaitStrategy.PARK) {
            parkWhileFull();
        } else {
            waiting.pause(turn);
        }
    }

    @Override
    public void awaitBox(Waiting waiting, int turn) {
        if (waiting.strategy() == WaitStrategy.PARK) {
            parkWhileEmpty();
        } else {
            waiting.pause(turn);
        }
    }

    private synchronized void parkWhileFull() {
        if (deque.size() == capacity && !isClosed) {
            park();
        }
    }

    private synchronized void parkWhileEmpty() {
        if (deque.isEmpty() && !isClosed) {
            park();
        }
    }

    // The caller looks again after every turn, woken or not.
    @SuppressWarnings("WaitNotInLoop")
    private synchronized void park() {
        try {
            wait(WAIT_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
