package dev.dyno.contenders.timer;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.timer.TimerHandler;
import dev.dyno.contracts.timer.TimerQueue;
import dev.dyno.contracts.timer.TimerSpec;

/**
 * A heap of four children per node, in flat arrays, that knows where each timer stands, so that one
 * can be taken out of the middle. Exact order, at the price of a logarithm.
 *
 * <p>Source: D. B. Johnson, "Priority queues with update and finding minimum spanning trees",
 * Information Processing Letters 4 (1975), for heaps of more than two children.
 */
@Implementation(
        id = "indexed-heap",
        summary = "A heap of four children in flat arrays, which knows where each timer stands.")
final class IndexedHeapTimerQueue implements TimerQueue {
    private static final int CHILDREN_LOG2 = 2;
    private static final int CHILDREN = 1 << CHILDREN_LOG2;

    /** By place in the heap: the deadline, and the slot of the timer. */
    private final long[] deadlinesNanos;

    private final int[] slotsInHeap;

    /** By slot: the place in the heap while the timer is pending. */
    private final int[] places;

    private final TimerSlots slots;
    private long nowNanos;
    private int size;

    IndexedHeapTimerQueue(TimerSpec spec) {
        deadlinesNanos = new long[spec.timersMax()];
        slotsInHeap = new int[spec.timersMax()];
        places = new int[spec.timersMax()];
        slots = new TimerSlots(spec.timersMax());
        nowNanos = spec.startNanos();
    }

    @Override
    public long schedule(long deadlineNanos) {
        if (size == places.length) {
            return FULL;
        }
        int slot = slots.take(0);
        moveUp(size++, deadlineNanos, slot);
        return slots.handle(slot);
    }

    @Override
    public boolean cancel(long handle) {
        int slot = TimerSlots.slot(handle);
        if (!slots.isPending(handle)) {
            return false;
        }
        slots.free(slot);
        removeAt(places[slot]);
        return true;
    }

    @Override
    public int expire(long toldNanos, int limit, TimerHandler handler) {
        nowNanos = Math.max(nowNanos, toldNanos);
        int expired = 0;
        while (expired < limit && size > 0 && deadlinesNanos[0] <= nowNanos) {
            int slot = slotsInHeap[0];
            long handle = slots.handle(slot);
            slots.free(slot);
            removeAt(0);
            expired++;
            handler.expired(handle);
        }
        return expired;
    }

    private void removeAt(int place) {
        int last = --size;
        if (place == last) {
            return;
        }
        long deadlineNanos = deadlinesNanos[last];
        int slot = slotsInHeap[last];
        if (place > 0 && deadlineNanos < deadlinesNanos[parent(place)]) {
            moveUp(place, deadlineNanos, slot);
        } else {
            moveDown(place, deadlineNanos, slot);
        }
    }

    private static int parent(int place) {
        return (place - 1) >> CHILDREN_LOG2;
    }

    private void moveUp(int from, long deadlineNanos, int slot) {
        int place = from;
        while (place > 0) {
            int parent = parent(place);
            if (deadlinesNanos[parent] <= deadlineNanos) {
                break;
            }
            put(place, deadlinesNanos[parent], slotsInHeap[parent]);
            place = parent;
        }
        put(place, deadlineNanos, slot);
    }

    private void moveDown(int from, long deadlineNanos, int slot) {
        int place = from;
        while (true) {
            int first = (place << CHILDREN_LOG2) + 1;
            if (first >= size) {
                break;
            }
            int least = leastOf(first, Math.min(first + CHILDREN, size));
            if (deadlinesNanos[least] >= deadlineNanos) {
                break;
            }
            put(place, deadlinesNanos[least], slotsInHeap[least]);
            place = least;
        }
        put(place, deadlineNanos, slot);
    }

    private int leastOf(int first, int end) {
        int least = first;
        for (int child = first + 1; child < end; child++) {
            if (deadlinesNanos[child] < deadlinesNanos[least]) {
                least = child;
            }
        }
        return least;
    }

    private void put(int place, long deadlineNanos, int slot) {
        deadlinesNanos[place] = deadlineNanos;
        slotsInHeap[place] = slot;
        places[slot] = place;
    }

    @Override
    public int size() {
        return size;
    }
}
