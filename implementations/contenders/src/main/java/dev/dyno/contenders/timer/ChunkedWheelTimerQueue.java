package dev.dyno.contenders.timer;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.timer.TimerHandler;
import dev.dyno.contracts.timer.TimerQueue;
import dev.dyno.contracts.timer.TimerSpec;

/**
 * A hashed timing wheel that keeps timers where they are put, in chunks of one cache line's size.
 *
 * <p><b>Idea.</b> One ring of 16,384 places, a place per tick; what is due in a later turn of the
 * ring waits in its place and is passed over until then. A timer is one word in {@link
 * TimerChunks}, which nothing else points to: its handle names the word. So to schedule is to write
 * the word and set a bit beside it, to cancel is to change both, and to expire is to read chunks
 * from end to end. A timer never moves, because its handle would not find it again; that is why
 * there is no second ring, from which timers would have to come in.
 *
 * <p>Expiry goes in batches: the handles of what is due in a place are written down first, and each
 * timer is freed when its turn comes, if it is still pending then; so a handler may cancel and
 * schedule as it likes, and when it throws the others are where they were.
 *
 * <p>The price: a timer that is due in a later turn is looked at once a turn. Memory: 72 bytes for
 * each timer that there is room for, if each came to lie in a chunk of its own.
 *
 * <p>Source: G. Varghese and T. Lauck, "Hashed and hierarchical timing wheels", SOSP 1987, scheme
 * 6.
 */
@Implementation(
        id = "chunked-wheel",
        summary = "One ring of chunks of timers, each a word that stays where it was put.",
        hotClasses = {TimerChunks.class})
final class ChunkedWheelTimerQueue implements TimerQueue {
    private static final int RING_LOG2 = 14;
    private static final int RING = 1 << RING_LOG2;
    private static final int RING_MASK = RING - 1;
    private static final int BATCH = 512;

    private final TickClock clock;
    private final int timersMax;
    private final TimerChunks chunks;
    private final long[] batch = new long[BATCH];

    private final OccupiedPlaces occupied = new OccupiedPlaces(RING);

    /** The first tick that is not over. */
    private long currentTick;

    private int size;

    ChunkedWheelTimerQueue(TimerSpec spec) {
        clock = new TickClock(spec);
        timersMax = spec.timersMax();
        chunks = new TimerChunks(RING, timersMax);
    }

    @Override
    public long schedule(long deadlineNanos) {
        if (size == timersMax) {
            return FULL;
        }
        size++;
        long tick = Math.max(clock.tickOf(deadlineNanos), currentTick);
        int place = (int) tick & RING_MASK;
        occupied.occupy(place);
        return chunks.add(place, tick >> RING_LOG2);
    }

    @Override
    public boolean cancel(long handle) {
        int place = chunks.remove(handle);
        if (place == TimerChunks.NOT_PENDING) {
            return false;
        }
        size--;
        vacateIfEmpty(place);
        return true;
    }

    private void vacateIfEmpty(int place) {
        if (chunks.isEmpty(place)) {
            occupied.vacate(place);
        }
    }

    @Override
    public int expire(long nowNanos, int limit, TimerHandler handler) {
        long nowTick = clock.tell(nowNanos);
        int expired = 0;
        while (currentTick <= nowTick) {
            expired += drain(limit - expired, handler);
            if (expired == limit) {
                return expired;
            }
            currentTick = size == 0 ? nowTick + 1 : occupied.first(currentTick + 1, nowTick);
        }
        return expired;
    }

    /** Hands over the timers of the current tick; less than the limit if none is left. */
    private int drain(int limit, TimerHandler handler) {
        int place = (int) currentTick & RING_MASK;
        long turn = currentTick >> RING_LOG2;
        int expired = 0;
        while (expired < limit) {
            int due = chunks.collect(place, turn, batch, Math.min(BATCH, limit - expired));
            if (due == 0) {
                break;
            }
            for (int i = 0; i < due; i++) {
                long handle = batch[i];
                if (chunks.remove(handle) != TimerChunks.NOT_PENDING) {
                    size--;
                    expired++;
                    handler.expired(handle);
                }
            }
        }
        vacateIfEmpty(place);
        return expired;
    }

    @Override
    public int size() {
        return size;
    }
}
