package dev.dyno.harness.duet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TurnScheduleTest {
    private static final int BLOCKS = 50;
    private static final long SEED = 7;

    @Test
    void eachBlockIsAPermutationAndItsReverse() {
        for (int arms = 1; arms <= 4; arms++) {
            byte[] schedule = TurnSchedule.abba(arms, BLOCKS, SEED);
            assertThat(schedule).hasSize(2 * arms * BLOCKS);
            for (int block = 0; block < BLOCKS; block++) {
                int first = 2 * arms * block;
                Set<Byte> half = new HashSet<>();
                for (int position = 0; position < arms; position++) {
                    half.add(schedule[first + position]);
                    assertThat(schedule[first + 2 * arms - 1 - position])
                            .isEqualTo(schedule[first + position]);
                }
                assertThat(half).hasSize(arms);
            }
        }
    }

    @Test
    void everyOrderOccurs() {
        byte[] schedule = TurnSchedule.abba(3, BLOCKS, SEED);
        Set<String> orders = new HashSet<>();
        for (int block = 0; block < BLOCKS; block++) {
            int first = 6 * block;
            orders.add(schedule[first] + "" + schedule[first + 1] + schedule[first + 2]);
        }
        assertThat(orders).hasSize(6);
    }

    @Test
    void aSeedMeansTheSameScheduleAndAnotherSeedAnother() {
        byte[] schedule = TurnSchedule.abba(3, BLOCKS, SEED);
        assertThat(TurnSchedule.abba(3, BLOCKS, SEED)).isEqualTo(schedule);
        assertThat(TurnSchedule.abba(3, BLOCKS, SEED + 1)).isNotEqualTo(schedule);
    }
}
