package dev.dyno.workloads.matching.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.matching.OrderCommand;
import org.junit.jupiter.api.Test;

final class CommandRingTest {
    private static final int CAPACITY = 4;

    private final CommandRing ring = new CommandRing(CAPACITY);
    private final OrderCommand polled = new OrderCommand();

    /** Returns a buffer of commands, each of whose fields tells its index. */
    private static long[] commands(int count) {
        long[] words = new long[count * OrderCommand.WORDS];
        OrderCommand command = new OrderCommand();
        for (int index = 0; index < count; index++) {
            command.wrap(words, index)
                    .enter(index, index % 2, index % 5, -index, 1000L + index, 1L + index)
                    .instrument(index * 7);
        }
        return words;
    }

    private void assertNextIs(int index) {
        assertThat(ring.poll(polled)).isTrue();
        OrderCommand expected = new OrderCommand().wrap(commands(index + 1), index);
        assertThat(polled.toString()).isEqualTo(expected.toString());
        ring.release();
    }

    @Test
    void emptyRingHasNothing() {
        assertThat(ring.poll(polled)).isFalse();
        ring.offer(commands(1), 0);
        assertNextIs(0);
        assertThat(ring.poll(polled)).isFalse();
    }

    @Test
    void fullRingTakesNoMoreUntilOneIsReleased() {
        long[] words = commands(CAPACITY + 1);
        for (int index = 0; index < CAPACITY; index++) {
            assertThat(ring.offer(words, index)).isTrue();
        }
        assertThat(ring.offer(words, CAPACITY)).isFalse();
        assertThat(ring.poll(polled)).isTrue();
        assertThat(ring.offer(words, CAPACITY)).as("polled but not released").isFalse();
        ring.release();
        assertThat(ring.offer(words, CAPACITY)).isTrue();
        for (int index = 1; index <= CAPACITY; index++) {
            assertNextIs(index);
        }
        assertThat(ring.poll(polled)).isFalse();
    }

    @Test
    void everyFillLevelGoesRoundInOrder() {
        int offered = 0;
        int taken = 0;
        long[] words = commands(200);
        for (int round = 0; offered < 190; round++) {
            for (int more = 0; more <= round % CAPACITY; more++) {
                assertThat(ring.offer(words, offered++)).isTrue();
            }
            while (taken < offered) {
                assertNextIs(taken++);
            }
        }
    }

    @Test
    void offeredCommandsAreCopies() {
        long[] words = commands(1);
        ring.offer(words, 0);
        new OrderCommand().wrap(words, 0).cancel(99, 99);
        assertNextIs(0);
    }

    @Test
    void ringOfOneAlternates() {
        CommandRing single = new CommandRing(1);
        long[] words = commands(3);
        for (int index = 0; index < 3; index++) {
            assertThat(single.offer(words, index)).isTrue();
            assertThat(single.offer(words, index)).isFalse();
            assertThat(single.poll(polled)).isTrue();
            assertThat(polled.sequence()).isEqualTo(index);
            single.release();
        }
    }

    @Test
    void capacityIsAPowerOfTwo() {
        for (int capacity : new int[] {0, 3, 6, -4}) {
            assertThatThrownBy(() -> new CommandRing(capacity))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("power of two");
        }
    }
}
