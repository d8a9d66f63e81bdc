package dev.dyno.contenders.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.timer.TimerQueue;
import dev.dyno.contracts.timer.TimerSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pools of chunks are large enough for whatever is done; one that is not is overrun. */
final class ChunkedWheelTimerQueueTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_270);
    private static final int PLACES = 3 * 4_096;

    /** The queues with pools. */
    enum Wheel {
        HIERARCHICAL {
            @Override
            TimerQueue create(int timersMax) {
                return new HierarchicalWheelTimerQueue(new TimerSpec(0, 1, timersMax));
            }
        },
        CHUNKED {
            @Override
            TimerQueue create(int timersMax) {
                return new ChunkedWheelTimerQueue(new TimerSpec(0, 1, timersMax));
            }
        };

        abstract TimerQueue create(int timersMax);
    }

    /** Deadlines that give each timer a place of its own as long as there are any. */
    private static long spread(int index) {
        long place = index % 4_000 + 1L;
        return switch (index / 4_000 % 3) {
            case 0 -> place;
            case 1 -> place << 12;
            default -> place << 24;
        };
    }

    @ParameterizedTest
    @EnumSource(Wheel.class)
    void roomForAllIsThereWhereverTheyLie(Wheel wheel) {
        for (int timersMax : new int[] {1, 2, 7, 8, 31, 32, 33, 1_000, PLACES, 100_000}) {
            fillAndCancel(wheel.create(timersMax), timersMax);
        }
    }

    private static void fillAndCancel(TimerQueue queue, int timersMax) {
        for (int round = 0; round < 3; round++) {
            List<Long> handles = new ArrayList<>();
            for (int i = 0; i < timersMax; i++) {
                handles.add(queue.schedule(spread(i)));
            }
            assertThat(handles).doesNotContain(TimerQueue.FULL);
            assertThat(queue.schedule(1)).isEqualTo(TimerQueue.FULL);
            handles.forEach(handle -> assertThat(queue.cancel(handle)).isTrue());
            assertThat(queue.size()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Wheel.class)
    void cancelledTimersTakeNoRoomForLong(Wheel wheel) {
        int timersMax = 10_000;
        TimerQueue queue = wheel.create(timersMax);
        SplittableRandom random = new SplittableRandom(SEED);
        ArrayDeque<Long> handles = new ArrayDeque<>();
        for (int i = 0; i < timersMax; i++) {
            handles.add(queue.schedule(spread(random.nextInt(PLACES))));
        }
        for (int i = 0; i < 2_000_000; i++) {
            assertThat(queue.cancel(handles.remove())).isTrue();
            // Now and then all go to few places, so that others are left with what is dead.
            int places = i % 200_000 < 50_000 ? 3 : PLACES;
            handles.add(queue.schedule(spread(random.nextInt(places))));
        }
        assertThat(queue.size()).isEqualTo(timersMax);
    }

    @Test
    void timersBeyondAllRingsComeInWhenTheirTimeComes() {
        TimerQueue queue = Wheel.HIERARCHICAL.create(4);
        long far = 3L << 37;
        long handle = queue.schedule(far);
        List<Long> expired = new ArrayList<>();
        for (long tick = 1L << 24; tick < far; tick += 1L << 33) {
            queue.expire(tick, 10, expired::add);
        }
        queue.expire(far - 1, 10, expired::add);
        assertThat(expired).isEmpty();
        queue.expire(far, 10, expired::add);
        assertThat(expired).containsExactly(handle);
    }

    @Test
    void oneTimerLeftInEachChunkLeavesRoomForAllOthers() {
        int timersMax = 7_000;
        TimerQueue queue = Wheel.CHUNKED.create(timersMax);
        List<Long> kept = new ArrayList<>();
        int place = 1;
        while (kept.size() < timersMax) {
            List<Long> handles = new ArrayList<>();
            for (int i = kept.size(); i < timersMax; i++) {
                handles.add(queue.schedule(place));
            }
            assertThat(handles).doesNotContain(TimerQueue.FULL);
            for (int i = 0; i < handles.size(); i++) {
                if (i % 7 == 0) {
                    kept.add(handles.get(i));
                } else {
                    queue.cancel(handles.get(i));
                }
            }
            place++;
        }
        List<Long> expired = new ArrayList<>();
        queue.expire(place, Integer.MAX_VALUE, expired::add);
        assertThat(expired).containsExactlyInAnyOrderElementsOf(kept);
    }
}
