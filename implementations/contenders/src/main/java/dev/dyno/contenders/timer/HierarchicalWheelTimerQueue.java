package dev.dyno.contenders.timer;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.timer.TimerHandler;
import dev.dyno.contracts.timer.TimerQueue;
import dev.dyno.contracts.timer.TimerSpec;

/**
 * A hierarchical timing wheel whose places hold chunks of references instead of linked timers.
 *
 * <p><b>Idea.</b> Three rings of 4,096 places each: the first has a place per tick, the second one
 * per 4,096 ticks, the third one per 4,096 places of the second. When time enters what one place of
 * an outer ring stands for, its timers move inwards; what lies beyond all rings waits in the last
 * place of the third and is placed again when that is reached.
 *
 * <p>A timer is a word in {@link TimerSlots}, and a place holds references to timers in chunks that
 * are filled one after the other. So to schedule is to write at the end of a chunk; to cancel is to
 * change the timer's one word, and the reference is recognised as dead when it is met; to expire is
 * to read chunks from front to end, where no load waits for the one before it, as it would along a
 * list. A place that holds more dead references than living ones, and a chunk's worth more, is
 * compacted at once, which the cancellations before it have paid for; one without a living timer
 * gives its chunks back. That bounds the memory: see {@link #chunks}.
 *
 * <p>Source: G. Varghese and T. Lauck, "Hashed and hierarchical timing wheels", SOSP 1987.
 */
@Implementation(
        id = "hierarchical-wheel",
        summary = "Three rings of chunks of references; a cancelled timer is one word changed.",
        hotClasses = {TimerSlots.class, ReferenceChunks.class})
final class HierarchicalWheelTimerQueue implements TimerQueue {
    private static final int RING_LOG2 = 12;
    private static final int RING = 1 << RING_LOG2;
    private static final int RING_MASK = RING - 1;
    private static final int RINGS = 3;

    private final TickClock clock;
    private final int timersMax;
    private final TimerSlots slots;
    private final ReferenceChunks references;

    /** Of the first ring. */
    private final OccupiedPlaces occupied = new OccupiedPlaces(RING);

    /** The first tick that is not over; every timer lies in a place at or after it. */
    private long currentTick;

    private int size;

    HierarchicalWheelTimerQueue(TimerSpec spec) {
        clock = new TickClock(spec);
        timersMax = spec.timersMax();
        slots = new TimerSlots(timersMax);
        references = new ReferenceChunks(slots, RINGS * RING, chunks(timersMax));
    }

    /**
     * Returns how many chunks there can be at a time. A place has at most as many dead references
     * as living ones and a chunk's worth more, at least one living, and one chunk that is not full;
     * and while a place moves inwards one more is in use.
     */
    private static int chunks(int timersMax) {
        return 2 * timersMax / ReferenceChunks.CHUNK + 2 * Math.min(RINGS * RING, timersMax) + 2;
    }

    @Override
    public long schedule(long deadlineNanos) {
        if (size == timersMax) {
            return FULL;
        }
        size++;
        int place = place(deadlineNanos);
        int slot = slots.take(place);
        long handle = slots.handle(slot);
        append(place, deadlineNanos, handle);
        return handle;
    }

    private void append(int place, long deadlineNanos, long handle) {
        references.append(place, deadlineNanos, handle);
        if (place < RING) {
            occupied.occupy(place);
        }
    }

    /** Returns where a deadline waits at the current time. */
    private int place(long deadlineNanos) {
        long tick = Math.max(clock.tickOf(deadlineNanos), currentTick);
        if (tick - currentTick < RING) {
            return (int) tick & RING_MASK;
        }
        long block = tick >> RING_LOG2;
        if (block - (currentTick >> RING_LOG2) < RING) {
            return RING + ((int) block & RING_MASK);
        }
        long last = (currentTick >> (2 * RING_LOG2)) + RING - 1;
        return 2 * RING + ((int) Math.min(tick >> (2 * RING_LOG2), last) & RING_MASK);
    }

    @Override
    public boolean cancel(long handle) {
        if (!slots.isPending(handle)) {
            return false;
        }
        int slot = TimerSlots.slot(handle);
        int place = slots.kept(slot);
        slots.free(slot);
        size--;
        if (references.die(place)) {
            vacate(place);
        }
        return true;
    }

    private void vacate(int place) {
        if (place < RING) {
            occupied.vacate(place);
        }
    }

    @Override
    public int expire(long nowNanos, int limit, TimerHandler handler) {
        long nowTick = clock.tell(nowNanos);
        int expired = 0;
        while (currentTick <= nowTick) {
            expired += drain((int) currentTick & RING_MASK, limit - expired, handler);
            if (expired == limit) {
                return expired;
            }
            advance(nowTick);
        }
        return expired;
    }

    /** Hands over the timers of the current tick; less than the limit if none is left. */
    private int drain(int place, int limit, TimerHandler handler) {
        int expired = 0;
        while (expired < limit) {
            long handle = references.poll(place);
            if (handle == ReferenceChunks.NONE) {
                break;
            }
            slots.free(TimerSlots.slot(handle));
            size--;
            if (references.leave(place)) {
                vacate(place);
            }
            expired++;
            handler.expired(handle);
        }
        return expired;
    }

    /** Goes to the next tick with timers, or behind {@code nowTick}. */
    private void advance(long nowTick) {
        long tick = currentTick + 1;
        while (tick <= nowTick && size > 0) {
            enter(tick);
            long end = Math.min(tick | RING_MASK, nowTick);
            tick = occupied.first(tick, end);
            if (tick <= end) {
                currentTick = tick;
                return;
            }
        }
        enter(Math.max(tick, nowTick + 1));
    }

    /** Makes a tick the current one, and moves inwards what waits for the turns that it begins. */
    private void enter(long tick) {
        currentTick = tick;
        if ((tick & RING_MASK) == 0) {
            long block = tick >> RING_LOG2;
            if ((block & RING_MASK) == 0) {
                moveInwards(2 * RING + ((int) (block >> RING_LOG2) & RING_MASK));
            }
            moveInwards(RING + ((int) block & RING_MASK));
        }
    }

    private void moveInwards(int from) {
        int chunk = references.detach(from);
        while (chunk != ReferenceChunks.NO_CHUNK) {
            for (int at = 0; at < references.filled(chunk); at++) {
                long handle = references.handle(chunk, at);
                if (slots.isPending(handle)) {
                    long deadlineNanos = references.deadlineNanos(chunk, at);
                    int place = place(deadlineNanos);
                    slots.keep(TimerSlots.slot(handle), place);
                    append(place, deadlineNanos, handle);
                }
            }
            chunk = references.freeAndNext(chunk);
        }
    }

    @Override
    public int size() {
        return size;
    }
}
